"""Spans in, what sorts them out: their article and place in it, three times as fast as spans compare themselves."""

from operator import attrgetter

in_text = attrgetter("article", "start", "end", "text")
