"""A telling and its article's text in, the verbatim words worth quoting out: a predicate or a phrase."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from onrecord.model import Mention, Party, Span
from onrecord.views.wording import wording

_FARTHEST = 6  # words between a name and its verb: "has also been repeatedly"
LONGEST = 28  # words in a quotation: a line and a half of a printed page
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_STOP = re.compile(r"[;:]\s|\s[–—-]{1,2}\s|[–—]|\s\(|[,”\"]\s+(?=(\w+))|\n")
_TRAILING = re.compile(r"[\s,.;:–—“”\"-]+$")
_LISTED = re.compile(r"(?:,\s(?:[A-Z][\w.’'-]*\s?){1,4})+(?:,? and\s)")  # ", Chad and": the comma of a list
_RELATIVE = re.compile(r", (?:which|who|whose|where)\b[^,]*$")
_NAME_GAP = re.compile(r"(?:\s|,|and|as well as|the|along with|its|his|her|their)*", re.IGNORECASE)


def clause_end(text: str, start: int, stop: int) -> int:
    """Return where the clause that runs on from ``start`` ends, at most at ``stop`` and ``LONGEST`` words on."""
    end = stop
    for mark in _STOP.finditer(text, start, stop):
        follower = (mark.group(1) or "").lower()
        if not follower or follower in wording().clauses.openers:
            end = mark.start()
            break
    words = list(_WORD.finditer(text, start, end))
    if len(words) > LONGEST:
        comma = text.rfind(", ", start, words[LONGEST - 1].end())
        end = comma if comma > words[LONGEST // 3].end() else words[LONGEST - 1].end()
        words = [word for word in words if word.end() <= end]
    while words and words[-1].group() in _dangling():  # a quotation does not end in "and", "of the" or "was"
        end = words.pop().start()
    return start + len(_TRAILING.sub("", text[start:end]))


@cache
def _dangling() -> frozenset[str]:
    small = wording().clauses
    return small.openers | small.prepositions | small.determiners | small.auxiliaries


def ends_clause(text: str, end: int) -> bool:
    """Tell whether a mark of punctuation or the text's end follows ``end``."""
    return re.match(r"\s*(?:[^\w\s]|$)", text[end : end + 4]) is not None


def cut(text: str, article: str, start: int, end: int) -> Span:
    """Return the span of the article's characters, stripped of white space."""
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    return Span(article, start, start + len(raw.strip()), raw.strip())


def phrase(mention: Mention, text: str, within: Sequence[Span] = ()) -> Span:
    """Return the words from the trigger, with its determiner and adjectives, to the clause's end or another verb.

    ``within`` are the spans of the statement that tells of it: what is quoted stays inside them.
    """
    end = clause_end(text, mention.trigger.end, _limit(mention, within))
    end = _before_next_verb(text, mention.trigger.end, end)
    return cut(text, mention.article, _noun_phrase_start(text, mention), end)


def _before_next_verb(text: str, start: int, end: int) -> int:
    """Return where a phrase ends, at most at ``end``: before another verb, as in "the meeting and thanked them"."""
    words = list(_WORD.finditer(text, start, end))
    for place, word in enumerate(words):
        if word.group().islower() and _past(word.group()):
            joint, after = words[place - 1] if place else None, [one.group() for one in words[place + 1 : place + 2]]
            # after no "and" it is a participle, told of a noun: "talks held in Muscat"; so it is in "and armed groups"
            return joint.start() if joint and joint.group() in {"and", "but"} and _governs(after) else end
    return end


def _governs(after: Sequence[str]) -> bool:
    """Tell whether the next word may begin what a verb takes: "them", "a truce", "Iran", "to talk", not "groups"."""
    small = wording().clauses
    taken = small.determiners | small.pronouns | small.prepositions
    return all(word in taken or not word.islower() for word in after)


def _past(word: str) -> bool:
    return word.lower().endswith("ed") or word.lower() in wording().clauses.irregular


def _noun_phrase_start(text: str, mention: Mention) -> int:
    """Step back over at most three words of the noun phrase: "the **meeting**", "its recent **accusations**"."""
    before = list(_WORD.finditer(text, mention.sentence.start, mention.trigger.start))[-3:]
    parties = [party.span for party in (*mention.actors, *mention.recipients)]
    start = mention.trigger.start
    for word in reversed(before):
        crossed = text[word.end() : mention.trigger.start]
        if any(span.start < mention.trigger.start and span.end > word.end() for span in parties) or "," in crossed:
            break
        if word.group().lower() in wording().clauses.determiners:
            start = word.start()
    return start


def predicate(mention: Mention, text: str, within: Sequence[Span] = ()) -> tuple[tuple[Party, ...], Span] | None:
    """Return the parties that the trigger's verb has as subject, and its words to the clause's end.

    "It has been engaged in drills" gives the actor meant by "It" and "has been engaged in drills"; "Iran tested it and
    sold some" gives Iran and "sold some". ``None`` where no party stands there, or the trigger may be a noun
    ("Russian drills").
    """
    subjects = [party for party in (*mention.actors, *mention.recipients) if _precedes(party, mention)]
    if not subjects:
        return None
    nearest = max(subjects, key=lambda party: party.span.end)
    passive = _verb_gap(text[nearest.span.end : mention.trigger.start], nearest, mention)
    conjoined = _conjoined(text, mention) if passive is None and nearest in mention.actors else None
    role = mention.recipients if passive else mention.actors
    if (passive is None and conjoined is None) or nearest not in role or _governed(text, nearest, mention):
        return None
    if _gapped(text, mention):
        return None
    start = nearest.span.end if conjoined is None else conjoined
    end = clause_end(text, mention.trigger.end, _limit(mention, within))
    return _group(text, nearest, role), cut(text, mention.article, start, end)


def verb_of(mention: Mention, text: str, within: Sequence[Span] = ()) -> Span | None:
    """Return the words from a trigger that is a verb in the past by its form, whose doers stand farther off.

    ``None`` for what may be a participle: "was attacked", "backed by rebels", "the proposed talks".
    """
    small = wording().clauses
    before = [word.lower() for word in _WORD.findall(text[mention.sentence.start : mention.trigger.start])][-2:]
    after = _WORD.findall(text[mention.trigger.end : mention.trigger.end + 20].lower())[:1]
    modifies = (
        bool(before) and before[-1] in small.determiners | small.prepositions | small.auxiliaries | small.possessives
    )
    passive = set(before) & small.passives or after == ["by"]
    if not mention.actors or not _finite(mention) or modifies or passive or _gapped(text, mention):
        return None
    if _done_to(text, mention) or _of_a_noun(text, mention):
        return None
    end = clause_end(text, mention.trigger.end, _limit(mention, within))
    return cut(text, mention.article, mention.trigger.start, end)


def _conjoined(text: str, mention: Mention) -> int | None:
    """Return where the words of a second verb of the sentence start: after "and", with its adverbs and auxiliaries."""
    small = wording().clauses
    if not _finite(mention):
        return None
    start = mention.trigger.start
    for word in reversed(list(_WORD.finditer(text, mention.sentence.start, mention.trigger.start))):
        small_word = word.group().lower()
        if text[word.end() : start].strip():
            return None
        if small_word in small.conjunctions:
            return start
        if not _is_adverb(small_word) and small_word not in small.auxiliaries:
            return None
        start = word.start()
    return None


def _is_adverb(word: str) -> bool:
    return word in wording().clauses.adverbs or word.endswith("ly")


def _finite(mention: Mention) -> bool:
    return _past(mention.trigger.text.split()[0])


def _precedes(party: Party, mention: Mention) -> bool:
    return mention.sentence.start <= party.span.start and party.span.end <= mention.trigger.start


def _verb_gap(gap: str, subject: Party, mention: Mention) -> bool | None:
    """Tell whether the words between subject and trigger make a passive; ``None`` where they make no verb at all."""
    small = wording().clauses
    words = [word.lower().replace("’", "'") for word in _WORD.findall(gap)]
    if len(words) > _FARTHEST or re.search(r"[,;:.()“”\"]|[’']s\b|[’']\s", gap):
        return None
    if words[:1] == ["to"] or not all(word in small.auxiliaries or _is_adverb(word) for word in words):
        return None
    finite = _finite(mention)
    if not any(word in small.auxiliaries for word in words) and not finite:
        return None
    if not words and subject.span.text.lower() in small.possessives:
        return None
    return finite and any(word in small.passives for word in words)


def _governed(text: str, subject: Party, mention: Mention) -> bool:
    """Tell whether a preposition governs the party: in "officials from India agreed" India agreed to nothing."""
    before = _WORD.findall(text[mention.sentence.start : subject.span.start])
    small = wording().clauses
    while before and before[-1].lower() in small.determiners:
        before.pop()
    return bool(before) and before[-1].lower() in small.prepositions


def _gapped(text: str, mention: Mention) -> bool:
    """Tell whether the verb's object may stand before it: "a report, which India dismissed" does not say what."""
    small = wording().clauses
    before = [word.lower() for word in _WORD.findall(text[mention.sentence.start : mention.trigger.start])][-_FARTHEST:]
    place = max((place for place, word in enumerate(before) if word in small.relatives), default=None)
    if place is None or small.prepositions & set(before[:place][-1:]):
        return False
    return not all(word in small.auxiliaries or _is_adverb(word) for word in before[place + 1 :])


def _done_to(text: str, mention: Mention) -> bool:
    """Tell whether whom it is done to stands right before the verb: "an Indian drone seized this week"."""
    before = [party for party in (*mention.actors, *mention.recipients) if _precedes(party, mention)]
    nearest = max(before, key=lambda party: party.span.end, default=None)
    gap = text[nearest.span.end : mention.trigger.start] if nearest else ""
    return nearest in mention.recipients and not re.search(r"[,;:–—]|\band\b", gap) and len(gap.split()) < _FARTHEST


def _of_a_noun(text: str, mention: Mention) -> bool:
    """Tell whether the verb follows a noun that it may tell of: "under an agreement signed this month"."""
    before = [word.lower() for word in _WORD.findall(text[mention.sentence.start : mention.trigger.start])][-4:]
    small = wording().clauses
    return any(first in small.prepositions and word in {"a", "an"} for first, word in pairwise(before[:-1]))


def _group(text: str, nearest: Party, role: Sequence[Party]) -> tuple[Party, ...]:
    """Return the party and those joined to it before it: "India, China and Russia"."""
    group, start = [nearest], nearest.span.start
    for party in sorted(role, key=lambda party: party.span, reverse=True):
        same_words = party.span == group[-1].span and party.actor != nearest.actor
        joined = party.span.end <= start and _NAME_GAP.fullmatch(text[party.span.end : start])
        if same_words or joined:
            group.append(party)
            start = min(start, party.span.start)
    return tuple(reversed(group))


def _limit(mention: Mention, within: Sequence[Span]) -> int:
    """Return where quoting stops: with the content that holds the trigger, the sentence, its opening, or an aside."""
    holding = [span.end for span in within if span.start <= mention.trigger.start < span.end]
    return min([mention.sentence.end, *holding, *_opening(mention), *_aside(mention)])


def _opening(mention: Mention) -> list[int]:
    """Return where the sentence's opening ends, where the trigger is in it: "After talks in Muscat, the envoy left"."""
    small, sentence = wording().clauses, mention.sentence
    words = _WORD.findall(sentence.text)
    opens = (
        bool(words) and words[0].lower() in (small.openers | small.prepositions) - small.pronouns - small.determiners
    )
    before, after = sentence.text.find(","), sentence.text.find(",", mention.trigger.end - sentence.start)
    return _comma(sentence, after) if opens and before == after else []


def _aside(mention: Mention) -> list[int]:
    """Return where a clause on a noun ends, where the trigger is in it: "Iran, which hosted two rounds, supports"."""
    sentence, at = mention.sentence, mention.trigger.end - mention.sentence.start
    inside = _RELATIVE.search(sentence.text[:at])
    return _comma(sentence, sentence.text.find(",", at)) if inside else []


def _comma(sentence: Span, after: int) -> list[int]:
    """Return the place of a comma of the sentence, or of the next where it is one of a list."""
    listed = _LISTED.match(sentence.text, after) if after >= 0 else None
    after = sentence.text.find(",", listed.end()) if listed else after
    return [sentence.start + after] if after > 0 else []
