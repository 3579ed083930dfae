"""A case file in, what analysts read out: computed on read, the only reading surface there is."""
