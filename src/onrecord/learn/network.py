"""Windows of subwords in, scores of labels out: the encoder and the heads, as they are trained."""

# mypy: allow-subclassing-any
# torch is not installed where types are checked: its Module is Any there.

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.find.learned import labels
from onrecord.learn.sequences import Chain

SIZE = 384
_HEADS, _LAYERS, _VOCABULARY, _POSITIONS = 12, 6, 30522, 512
_MAPS = ("query", "key", "value", "output", "inner", "outer")
_RANK = 32
_NEAR, _RANGE = 16, 32  # distances are told apart up to 16 words, then by eights, up to 144


class Correction(nn.Module):
    """What a map of a layer adds where acts are read: the product of two narrow ones (LoRA: Hu et al., 2021)."""

    def __init__(self, base: nn.Linear) -> None:
        super().__init__()
        self.narrow = nn.Linear(base.in_features, _RANK, bias=False)
        self.wide = nn.Linear(_RANK, base.out_features, bias=False)
        nn.init.normal_(self.narrow.weight, std=base.in_features**-0.5)
        nn.init.zeros_(self.wide.weight)

    def forward(self, states: Tensor, share: Tensor) -> Tensor:
        """Return what is added; ``share`` is 1 where acts are read, else 0."""
        out: Tensor = self.wide(2 * share * self.narrow(states))
        return out


class Layer(nn.Module):
    """One layer of BERT (Devlin et al., 2019); attention without dropout, which halves its cost on a processor."""

    def __init__(self, size: int = SIZE, eps: float = 1e-12) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(size, size) for _ in range(4))
        self.after_attention, self.after = nn.LayerNorm(size, eps=eps), nn.LayerNorm(size, eps=eps)
        self.inner, self.outer = nn.Linear(size, 4 * size), nn.Linear(4 * size, size)
        self.drop = nn.Dropout(0.1)
        self.corrections = nn.ModuleDict()

    def correct(self) -> None:
        """Give every map its correction, which adds nothing yet."""
        self.corrections = nn.ModuleDict({name: Correction(getattr(self, name)) for name in _MAPS})

    def forward(self, states: Tensor, mask: Tensor, share: Tensor | None = None) -> Tensor:
        """Return the states after this layer; ``states`` (windows, subwords, size), ``mask`` is added to attention."""
        rows, length, _ = states.shape
        query, key, value = (
            self._mapped(name, states, share).view(rows, length, _HEADS, -1).transpose(1, 2) for name in _MAPS[:3]
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self._mapped("output", seen.transpose(1, 2).reshape(states.shape), share)
        states = self.after_attention(states + self.drop(seen))
        inner = functional.gelu(self._mapped("inner", states, share))
        out: Tensor = self.after(states + self.drop(self._mapped("outer", inner, share)))
        return out

    def _mapped(self, name: str, states: Tensor, share: Tensor | None) -> Tensor:
        out: Tensor = getattr(self, name)(states)
        return out if share is None else out + self.corrections[name](states, share)


class Encoder(nn.Module):
    """MiniLM-L6 (Wang et al., 2020): BERT's shape with six layers of 384."""

    def __init__(self) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(_VOCABULARY, SIZE), nn.Embedding(_POSITIONS, SIZE)
        self.kind = nn.Parameter(torch.zeros(SIZE))
        self.norm, self.drop = nn.LayerNorm(SIZE, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(_LAYERS))

    def load(self, path: Path) -> None:
        """Take the weights of a published BERT with these sizes (``model.safetensors``)."""
        attention = {
            "query": "self.query", "key": "self.key", "value": "self.value", "output": "output.dense",
            "after_attention": "output.LayerNorm",
        }  # fmt: skip
        taken = published(path, {"kind": "embeddings.token_type_embeddings.weight"}, attention, _LAYERS)
        self.load_state_dict(taken | {"kind": taken["kind"][0]})

    def correct(self) -> None:
        """Give every layer its corrections."""
        for layer in self.layers:
            layer.correct()

    def forward(self, ids: Tensor, mask: Tensor, share: Tensor | None = None) -> Tensor:
        """Return the state of every subword; ``ids`` and ``mask`` (windows, subwords), ``share`` see ``Correction``."""
        places = torch.arange(ids.shape[1], device=ids.device)[None]
        states = self.drop(self.norm(self.word(ids) + self.position(places) + self.kind))
        barred = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            states = layer(states, barred, share)
        out: Tensor = states
        return out


def published(path: Path, own: dict[str, str], attention: Mapping[str, str], layers: int) -> dict[str, Tensor]:
    """Return the weights of a published encoder by our names.

    ``own`` and the parts of each layer's ``attention`` are what its kind calls in its own way.
    """
    found = {name.removeprefix("bert.").removeprefix("mpnet."): value for name, value in load_file(path).items()}
    embedded = {
        "word.weight": "word_embeddings.weight", "position.weight": "position_embeddings.weight",
        "norm.weight": "LayerNorm.weight", "norm.bias": "LayerNorm.bias",
    }  # fmt: skip
    parts = {ours: f"attention.{theirs}" for ours, theirs in attention.items()}
    parts |= {"inner": "intermediate.dense", "outer": "output.dense", "after": "output.LayerNorm"}
    of_layers = {
        f"layers.{layer}.{ours}.{kind}": f"encoder.layer.{layer}.{theirs}.{kind}"
        for layer in range(layers)
        for ours, theirs in parts.items()
        for kind in ("weight", "bias")
    }
    names = own | {ours: f"embeddings.{theirs}" for ours, theirs in embedded.items()} | of_layers
    return {ours: found[theirs] for ours, theirs in names.items()}


def head(count: int, size: int = SIZE, inner: int = 192) -> nn.Sequential:
    """Return a head of one hidden layer with ``count`` scores."""
    return nn.Sequential(nn.Linear(size, inner), nn.GELU(), nn.Dropout(0.15), nn.Linear(inner, count))


class Marks(nn.Module):
    """Adds embeddings of whole numbers to the words' states."""

    def __init__(self, *counts: int) -> None:
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(count, SIZE) for count in counts)
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, numbers: Tensor) -> Tensor:
        """Return the sum for each word; ``numbers`` (..., tables)."""
        return torch.stack([table(numbers[..., column]) for column, table in enumerate(self.tables)]).sum(0)


class Roles(nn.Module):
    """Scores each word's role for a predicate, as in semantic role labelling (He et al., 2017).

    It sees both states, how far apart they are, how the parse joins them, and the role that the rules gave the word.
    """

    def __init__(self, count: int, inner: int = 192) -> None:
        super().__init__()
        self.word, self.predicate = nn.Linear(SIZE, inner), nn.Linear(SIZE, inner)
        self.far, self.way = nn.Embedding(2 * _RANGE + 1, inner), nn.Embedding(labels.WAYS, inner)
        self.hint = nn.Embedding(4, inner)
        for table in (self.far, self.way, self.hint):
            nn.init.normal_(table.weight, std=0.1)
        self.middle, self.out, self.drop = nn.Linear(inner, inner), nn.Linear(inner, count), nn.Dropout(0.15)

    def forward(self, states: Tensor, places: Tensor, ways: Tensor, hints: Tensor) -> Tensor:
        """Return scores (predicates, words, roles).

        ``states`` (words, size) of one window, ``places`` (predicates), ``ways`` and ``hints`` (predicates, words).
        """
        away = torch.arange(states.shape[0], device=states.device)[None] - places[:, None]
        steps = away.abs()
        steps = torch.where(steps <= _NEAR, steps, _NEAR + (steps - _NEAR) // 8).clamp(max=_RANGE)
        far = self.far(torch.sign(away) * steps + _RANGE)
        joined = self.word(states)[None] + self.predicate(states[places])[:, None] + far + self.way(ways)
        seen = self.drop(functional.gelu(joined + self.hint(hints)))
        out: Tensor = self.out(self.drop(functional.gelu(self.middle(seen))))
        return out


class Saying(nn.Module):
    """The heads for statements."""

    def __init__(self) -> None:
        super().__init__()
        self.marks = Marks(len(labels.POS), len(labels.DEPS), 2, len(labels.ENTITIES), len(labels.STYLES), 2)
        self.norm, self.drop = nn.LayerNorm(SIZE), nn.Dropout(0.1)
        self.flat, self.cue, self.act = (head(len(names)) for names in (labels.FLAT, labels.CUE, labels.ACTS))
        self.roles = Roles(len(labels.SAID))
        self.flat_chain, self.cue_chain, self.role_chain = map(Chain, (labels.FLAT, labels.CUE, labels.SAID))

    def forward(self, words: Tensor, numbers: Tensor) -> Tensor:
        """Return the states that the heads read; ``words`` (windows, words, size), ``numbers`` (windows, words, 6)."""
        out: Tensor = self.drop(self.norm(words + self.marks(numbers)))
        return out


class Doing(nn.Module):
    """The heads for events."""

    def __init__(self) -> None:
        super().__init__()
        kinds, types = len(labels.KINDS) + 1, len(labels.TYPES) + 1
        self.marks = Marks(len(labels.POS), len(labels.DEPS), 2, len(labels.ENTITIES), kinds, types)
        self.norm, self.drop = nn.LayerNorm(SIZE), nn.Dropout(0.1)
        self.trigger, self.fact = head(len(labels.TRIGGER), inner=256), head(len(labels.FACTS))
        self.ruled, self.status = nn.Embedding(len(labels.STATUSES) + 1, SIZE), head(len(labels.STATUSES))
        nn.init.normal_(self.ruled.weight, std=0.1)
        self.roles, self.role_chain = Roles(len(labels.DONE)), Chain(labels.DONE)

    def forward(self, words: Tensor, numbers: Tensor) -> Tensor:
        """Return the states that the heads read; ``words`` (windows, words, size), ``numbers`` (windows, words, 6)."""
        out: Tensor = self.drop(self.norm(words + self.marks(numbers)))
        return out


class Near(nn.Module):
    """Sees each word with the one that stands ``away`` words before it and the one as far behind."""

    def __init__(self, size: int, away: int, inner: int = 192) -> None:
        super().__init__()
        self.away, self.joined = away, nn.Linear(3 * size, inner)

    def forward(self, states: Tensor) -> Tensor:
        """Return (..., words, inner) of states (..., words, size); zeros stand beyond both ends."""
        before = functional.pad(states, (0, 0, self.away, 0))[..., : -self.away, :]
        behind = functional.pad(states, (0, 0, 0, self.away))[..., self.away :, :]
        out: Tensor = self.joined(torch.cat([before, states, behind], -1))
        return out


class Naming(nn.Module):
    """The head for names: it sees four words to either side, so that a name's end is told by what follows it."""

    def __init__(self) -> None:
        super().__init__()
        manners, names = len(labels.MANNERS), len(labels.NAMES)
        self.marks = Marks(len(labels.POS), len(labels.DEPS), 2, len(labels.ENTITIES), labels.SHAPES, manners, names)
        self.norm, self.drop = nn.LayerNorm(SIZE), nn.Dropout(0.3)
        self.near = nn.ModuleList((Near(SIZE, 1), Near(192, 2), Near(192, 1)))
        self.tag, self.chain = nn.Linear(192, names), Chain(labels.NAMES)

    def forward(self, words: Tensor, numbers: Tensor) -> Tensor:
        """Return scores (windows, words, labels); ``words`` (windows, words, size), ``numbers`` (windows, words, 7)."""
        first, *others = self.near
        states: Tensor = first(self.drop(self.norm(words + self.marks(numbers))))
        for near in others:
            states = states + near(functional.gelu(states))
        out: Tensor = self.tag(self.drop(functional.gelu(states)))
        return out


class Network(nn.Module):
    """One encoder, the heads for statements, events and names, and the type of what joins two marked spans."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.saying, self.doing, self.naming = Encoder(), Saying(), Doing(), Naming()
        self.relation = head(len(labels.TYPES), 3 * SIZE, SIZE)

    def words(self, ids: Tensor, mask: Tensor, first: Tensor, share: Tensor | None = None) -> Tensor:
        """Return the state of each word's first subword; ``first`` (windows, words)."""
        states = self.encoder(ids, mask, share)
        return torch.gather(states, 1, first[..., None].expand(-1, -1, SIZE))
