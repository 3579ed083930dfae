"""All findings in, judgements out: which actors, events and stories are the same."""
