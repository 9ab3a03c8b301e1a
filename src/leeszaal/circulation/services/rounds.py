"""Let those go together who do not meet."""

from collections.abc import Hashable, Iterator, Mapping
from collections.abc import Set as AbstractSet


def in_rounds(keys: Mapping[int, AbstractSet[Hashable]]) -> Iterator[list[int]]:
    """Split places into rounds in which no two share a key; who shares one with an earlier place waits for it."""
    waiting = list(keys)
    while waiting:
        taken: set[Hashable] = set()
        together, later = list[int](), list[int]()
        for place in waiting:
            (together if taken.isdisjoint(keys[place]) else later).append(place)
            taken |= keys[place]
        yield together
        waiting = later
