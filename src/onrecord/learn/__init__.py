"""Gold in, weights out: how what ``find/learned`` uses was trained, and how to train it again."""
