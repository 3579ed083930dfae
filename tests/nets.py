"""A network small enough to learn in a test. Needs torch."""

import torch

from onrecord.learn.network import Network


def network() -> Network:
    """Return a network of one layer, the same every time."""
    torch.manual_seed(1)
    made = Network()
    made.encoder.layers = made.encoder.layers[:1]
    made.eval()
    return made
