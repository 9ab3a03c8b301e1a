"""Weigh the processes of an open library: at one moment, or the most that was seen while it worked."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bench.memory.processes import Memory, family_of, memory_of, servers_of
from leeszaal.site.home import home
from leeszaal.site.postgres import Cluster

_LOOK_EVERY = 0.25


@dataclass(frozen=True, slots=True)
class Weight:
    """The processes of one kind: how many, the largest of them; together their fair shares and what is theirs alone."""

    count: int
    largest: Memory
    together: float
    alone: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """Our own processes and those of the database server, by kind."""

    program: dict[str, Weight]
    database: dict[str, Weight]

    @classmethod
    def nothing(cls) -> "Weighed":
        """Begin to look for the most."""
        return cls({}, {})


@dataclass(frozen=True, slots=True)
class Moments:
    """What was weighed at rest, at work (the most that was seen), and after each round of the same work."""

    at_rest: Weighed
    at_work: Weighed
    after: list[Weighed] = field(default_factory=list)


def weigh(pid: int) -> Weighed:
    """Weigh the process with that id and all that it started, and the database server of this home."""
    servers = servers_of(Cluster(home()).places.data)
    return Weighed(dict(_weights(family_of(pid))), dict(_weights(servers)))


def weigh_most(pid: int, seen: Weighed) -> None:
    """Weigh after a short while and keep, of each kind, the heaviest."""
    time.sleep(_LOOK_EVERY)
    now = weigh(pid)
    for kept, found in ((seen.program, now.program), (seen.database, now.database)):
        for kind, weight in found.items():
            if kind not in kept or weight.together > kept[kind].together:
                kept[kind] = weight


def together(weights: Mapping[str, Weight]) -> float:
    """Add all fair shares up, in MiB."""
    return sum(weight.together for weight in weights.values())


def alone(weights: Mapping[str, Weight]) -> float:
    """Add up what processes share with none, in MiB: of the database all but its cache."""
    return sum(weight.alone for weight in weights.values())


def _weights(kinds: Mapping[str, list[int]]) -> Iterator[tuple[str, Weight]]:
    for kind, pids in kinds.items():
        found = [memory for memory in map(memory_of, pids) if memory]
        if found:
            largest = max(found, key=lambda one: one.share)
            alone = sum(one.alone for one in found)
            yield kind, Weight(len(found), largest, sum(one.share for one in found), alone)
