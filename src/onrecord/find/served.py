"""What an article says in, the posts that its verbs give people out: "she is the minister", "he served as envoy"."""

from spacy.tokens import Token

from onrecord.find.discourse import Discourse
from onrecord.find.offices import Office, stop
from onrecord.find.posts import Posts
from onrecord.find.reading import Form
from onrecord.model import ActorKind

_BEING = frozenset({"be", "become", "remain"})
_SERVING = frozenset(
    {"serve", "work", "act", "appoint", "name", "elect", "choose", "nominate", "tap", "pick", "select", "take"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def served(told: Discourse, posts: Posts) -> tuple[Office, ...]:
    """Return the offices that descriptions after a verb of being or serving give to whoever its subject means."""
    held = []
    for index, phrase in enumerate(told.found):
        if phrase.form is not Form.DESCRIPTION or phrase.plural or told.quoted[phrase.head] is not None:
            continue  # what somebody is said to be in a quotation may be abuse
        person = _person(told, told.root(index))
        end = stop(told.doc, phrase.start + 1)
        post = posts.first(phrase.start, end) if person is not None else None
        if person is None or post is None or not post.title[0] <= phrase.head < post.title[1]:
            continue
        if post.row.sector or post.of or post.whose is not None:  # but not "an expert in judo"
            held.append(Office(person, post.title, (phrase.start, end), post.row, post.head, post.of, post.whose))
    return tuple(held)


def _person(told: Discourse, noun: Token) -> int | None:
    """Return the index of the phrase that the noun is said of, if it means one person."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "as":
        verb = verb.head
    said = verb.lemma_ in (_BEING if noun.dep_ == "attr" else _SERVING) and noun.dep_ in {"attr", "pobj", "oprd"}
    if not said or any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children):
        return None
    subjects = [told.at[child.i] for child in verb.children if child.dep_ in _SUBJECTS and child.i in told.at]
    people = [
        number
        for number in subjects
        if len(told.meant[number]) == 1 and told.actors[told.meant[number][0]].kind is ActorKind.PERSON
    ]
    return people[0] if people else None
