"""A batch and the network in, the loss of each head out."""

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from onrecord.learn.batches import Batch
from onrecord.learn.network import Network
from onrecord.learn.tensors import Told, numbers, padded

Losses = dict[str, Tensor]


def losses(network: Network, batch: Batch) -> Losses:
    """Return the weighted losses of the heads that the batch's task has answers for."""
    if batch[0].task == "relation":
        right = torch.tensor([one.answer for one in batch])
        return {"relation": 0.5 * cross_entropy(related(network, batch), right)}
    if batch[0].task == "names":
        return {"names": network.naming.chain(called(network, batch), padded([one.tags["names"] for one in batch], -1))}
    states = words(network, batch)
    if batch[0].task == "fact":
        return _fact(network, batch, states)
    found = _said(network, batch, states)
    return found | _done(network, batch, states) if batch[0].done is not None else found


def _subwords(batch: Batch) -> tuple[Tensor, Tensor]:
    return padded([one.ids for one in batch]), padded([[1] * len(one.ids) for one in batch])


def words(network: Network, batch: Batch) -> Tensor:
    """Return the state of each word of the windows, (windows, words, size)."""
    return network.words(*_subwords(batch), padded([one.first for one in batch]))


def called(network: Network, batch: Batch) -> Tensor:
    """Return the scores of the labels of names, (windows, words, labels)."""
    out: Tensor = network.naming(words(network, batch), numbers([one.said for one in batch]))
    return out


def related(network: Network, batch: Batch) -> Tensor:
    """Return the scores of what the first marked span does to the second, (sentences, types)."""
    states, rows = network.encoder(*_subwords(batch)), torch.arange(len(batch))
    spans = torch.tensor([one.spans for one in batch])
    seen = torch.cat([states[:, 0], states[rows, spans[:, 0]], states[rows, spans[:, 1]]], -1)
    out: Tensor = network.relation(seen)
    return out


def _fact(network: Network, batch: Batch, seen: Tensor) -> Losses:
    states = network.doing(seen, numbers([one.done for one in batch if one.done is not None]))
    places = torch.tensor([one.spans[0] for one in batch])
    found = network.doing.fact(states[torch.arange(len(batch)), places])
    return {"fact": 0.3 * cross_entropy(found, torch.tensor([one.answer for one in batch]))}


def _said(network: Network, batch: Batch, seen: Tensor) -> Losses:
    heads = network.saying
    states = heads(seen, numbers([one.said for one in batch]))
    found = {"cue": heads.cue_chain(heads.cue(states), padded([one.tags["cue"] for one in batch], -1))}
    if "flat" in batch[0].tags:
        found["flat"] = heads.flat_chain(heads.flat(states), padded([one.tags["flat"] for one in batch], -1))
    told = Told([one.sayings for one in batch])
    if told.all:
        scores = told.scores(states, heads.roles, [len(one.first) for one in batch])
        found["said"] = 2 * heads.role_chain(scores, padded([one.roles for one in told.all], -1))
        kinds = torch.tensor([one.kind for one in told.all])
        if kinds.min() >= 0:
            found["act"] = 0.3 * cross_entropy(heads.act(told.states(states)), kinds)
    return found


def _done(network: Network, batch: Batch, seen: Tensor) -> Losses:
    heads = network.doing
    states = heads(seen, numbers([one.done for one in batch if one.done is not None]))
    right = padded([one.tags["trigger"] for one in batch], -1)
    found = {"trigger": 2 * cross_entropy(heads.trigger(states).flatten(0, 1), right.flatten(), ignore_index=-1)}
    told = Told([one.events for one in batch])
    if told.all:
        scores = told.scores(states, heads.roles, [len(one.first) for one in batch])
        found["done"] = 4 * heads.role_chain(scores, padded([one.roles for one in told.all], -1))
        ruled = heads.ruled(torch.tensor([one.ruled for one in told.all]))
        kinds = torch.tensor([one.kind for one in told.all])
        found["status"] = 0.5 * cross_entropy(heads.status(told.states(states) + ruled), kinds)
    return found
