"""Windows of subwords in, states of a larger encoder out: MPNet-base (Song et al., 2020), who teaches ours.

It reads the subwords of ours under numbers of its own, four times as slowly and better; nothing of it is shipped.
"""

# mypy: allow-subclassing-any
# torch is not installed where types are checked: its Module is Any there.

import math
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.learn.network import Layer, published

SIZE = 768
_HEADS, _LAYERS, _VOCABULARY, _POSITIONS = 12, 12, 30527, 514
_START, _PADDING, _END, _UNKNOWN, _SHIFT = 0, 1, 2, 3, 4  # its own four marks stand before BERT's subwords
_THEIRS = {100: _UNKNOWN, 101: _START, 102: _END}  # BERT's numbers of the marks that both have
_FIRST = 2  # the position of the first subword
_BUCKETS, _FARTHEST = 32, 128  # of distances from subword to subword (Raffel et al., 2020)
_FROZEN = 3  # layers that stay as published


class MPNet(nn.Module):
    """MPNet-base: BERT's shape with twelve layers of 768, and distances that weigh on the attention."""

    def __init__(self) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(_VOCABULARY, SIZE), nn.Embedding(_POSITIONS, SIZE)
        self.norm, self.drop = nn.LayerNorm(SIZE), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(SIZE, eps=1e-5) for _ in range(_LAYERS))
        self.far = nn.Embedding(_BUCKETS, _HEADS)

    def load(self, path: Path) -> None:
        """Take published weights (``model.safetensors``); what is below the upper nine layers does not learn."""
        own = {"far.weight": "encoder.relative_attention_bias.weight"}
        attention = {
            "query": "attn.q", "key": "attn.k", "value": "attn.v", "output": "attn.o", "after_attention": "LayerNorm",
        }  # fmt: skip
        self.load_state_dict(published(path, own, attention, _LAYERS))
        self.requires_grad_(False)
        self.layers[_FROZEN:].requires_grad_(True)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the state of every subword; ``ids``, BERT's, and ``mask`` (windows, subwords)."""
        own = ids + _SHIFT
        for theirs, ours in _THEIRS.items():
            own = own.masked_fill(ids == theirs, ours)
        places = torch.arange(ids.shape[1])
        states = self.drop(self.norm(self.word(own.masked_fill(mask == 0, _PADDING)) + self.position(places + _FIRST)))
        far = self.far(buckets(places[None] - places[:, None])).permute(2, 0, 1)[None]
        bias = far + (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        out: Tensor = states
        return out


def buckets(away: Tensor) -> Tensor:
    """Return the bucket of each distance: half of them for those behind, half of these exact, the others wider."""
    half = _BUCKETS // 2
    exact, steps = half // 2, away.abs()
    wide = exact + (torch.log(steps.clamp(min=1) / exact) / math.log(_FARTHEST / exact) * (half - exact)).long()
    return half * (away > 0) + torch.where(steps < exact, steps, wide.clamp(max=half - 1))
