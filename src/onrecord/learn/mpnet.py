"""Windows of subwords in, states of a larger encoder out: MPNet-base (Song et al., 2020), who teaches ours.

It reads the subwords of ours under numbers of its own, four times as slowly and better; nothing of it is shipped.
"""

# mypy: allow-subclassing-any
# torch is not installed where types are checked: its Module is Any there.

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.learn.network import published

SIZE = 768
_HEADS, _LAYERS, _INNER, _VOCABULARY, _POSITIONS = 12, 12, 3072, 30527, 514
_START, _PADDING, _END, _UNKNOWN, _SHIFT = 0, 1, 2, 3, 4  # its own four marks stand before BERT's subwords
_THEIRS = {100: _UNKNOWN, 101: _START, 102: _END}  # BERT's numbers of the marks that both have
_FIRST = 2  # the position of the first subword
_BUCKETS, _FARTHEST = 32, 128  # of distances from subword to subword (Raffel et al., 2020)
_FROZEN = 3  # layers that stay as published


class Layer(nn.Module):
    """One layer, as in BERT; attention without dropout, which halves its cost on a processor."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(SIZE, SIZE) for _ in range(4))
        self.after_attention, self.after = nn.LayerNorm(SIZE), nn.LayerNorm(SIZE)
        self.inner, self.outer = nn.Linear(SIZE, _INNER), nn.Linear(_INNER, SIZE)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Return the states after this layer; ``states`` (windows, subwords, size)."""
        rows, length, _ = states.shape
        query, key, value = (
            each(states).view(rows, length, _HEADS, -1).transpose(1, 2) for each in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        seen = self.output(seen.transpose(1, 2).reshape(states.shape))
        states = self.after_attention(states + self.drop(seen))
        out: Tensor = self.after(states + self.drop(self.outer(functional.gelu(self.inner(states)))))
        return out


class MPNet(nn.Module):
    """MPNet-base: BERT's shape with twelve layers of 768, and distances that weigh on the attention."""

    def __init__(self) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(_VOCABULARY, SIZE), nn.Embedding(_POSITIONS, SIZE)
        self.norm, self.drop = nn.LayerNorm(SIZE), nn.Dropout(0.1)
        self.layers, self.far = nn.ModuleList(Layer() for _ in range(_LAYERS)), nn.Embedding(_BUCKETS, _HEADS)

    def load(self, path: Path) -> None:
        """Take published weights (``model.safetensors``); what is below the upper nine layers does not learn."""
        own = {
            "word.weight": "embeddings.word_embeddings.weight",
            "position.weight": "embeddings.position_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
            "far.weight": "encoder.relative_attention_bias.weight",
        }
        parts = {
            "query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v",
            "output": "attention.attn.o", "after_attention": "attention.LayerNorm",
            "inner": "intermediate.dense", "outer": "output.dense", "after": "output.LayerNorm",
        }  # fmt: skip
        self.load_state_dict(published(path, own, parts, _LAYERS))
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
