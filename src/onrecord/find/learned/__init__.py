"""What was learned from gold: one small encoder over each window of an article, and heads that read its states."""
