"""How apps say which words of the register they carry out. A word that nobody claims stops the program.

Each app keeps its claims in ``<app>/privacy.py`` under the name ``CLAIMS``; nothing else of an app is known here.
A term of the register is put together from three words: *starts* gives each row a day, *unless* holds rows back, and
*then* says which rows of which table are ended and how. They fit when they are claimed for the same model.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db.models import Exists, Model, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils.module_loading import module_has_submodule

from leeszaal.privacy.decisions import Decision
from leeszaal.privacy.live_proof import LiveProof
from leeszaal.privacy.register import Register


@dataclass(frozen=True, slots=True)
class Start:
    """A word for the moment from which a term counts: for each row of a model a day, or null when it has not come.

    ``via`` names the field by which a row leads to the row whose day it is, where the same word is claimed for that
    row's model: the day on which a loan's patron leaves is that of the patron.
    """

    word: str
    of: type[Model]
    day: Combinable
    via: str = ""


class OnRequest(Enum):
    """What an obstacle does when a person asks for erasure (article 17), before any term is over.

    Most hold what they hold at the end of a term: a book that is still out, a charge that is open (17(3)(e)). Some give
    way, since the person's own wish stood behind them. Some hold always, also where no term of the register names them.
    And some hold for as long as a duty keeps something else: nothing is left for the person to wait for.
    """

    HOLDS = "holds"
    BY_DUTY = "by duty"
    GIVES_WAY = "gives way"
    ALWAYS_HOLDS = "always holds"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A word for what holds a row of a model back, though its term is over."""

    word: str
    of: type[Model]
    holds: Q | Exists
    on_request: OnRequest = OnRequest.HOLDS


@dataclass(frozen=True, slots=True)
class Ending:
    """A word for what is done when a term is over.

    ``rows`` tells which rows still hold what is to be ended; ``carry_out`` ends it for the rows it is given, and gives
    how many those were. ``clears`` names the columns that hold nothing of a person afterwards: ``app.Model.field``, or
    ``app.Model`` where the whole row is erased or has lost the one link that made it personal.
    """

    word: str
    of: type[Model]
    rows: Q
    clears: frozenset[str]
    carry_out: Callable[[QuerySet[Any]], int]


@dataclass(frozen=True, slots=True)
class People:
    """A kind of people, with the model that has a row for each (none when they leave no row of their own).

    ``those`` says which rows of the model are of this kind, where it holds several kinds.
    """

    word: str
    of: type[Model] | None = None
    those: Q = field(default_factory=Q)


@dataclass(frozen=True, slots=True)
class Trail:
    """Whose data the rows of a table are: the path of fields from the row to the person, as in a Django lookup.

    An empty path says that a row cannot be traced to a person by us (a keyed hash), or is the person's own row.
    ``also`` gives the condition for further rows of a person that no path leads to: those that hold a card number.
    """

    table: str
    people: str
    path: str = ""
    also: Callable[[int], Q] | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """What is ended first when a person is erased at their own request, since no term ends it: a hold that waits, say.

    ``carry_out`` gets the person's number and the moment, and gives how many it ended.
    """

    word: str
    people: str
    carry_out: Callable[[int, datetime], int]


@dataclass(frozen=True, slots=True)
class Choice:
    """A shorter term that people choose themselves for what a word of *then* ends.

    ``day`` gives for each row the day on which it is over by that choice, or null where none was made.
    """

    word: str
    of: type[Model]
    day: Combinable


@dataclass(frozen=True, slots=True)
class Audience:
    """People in the house, or outside, who get data: staff by the roles they must have one of, or others (no roles)."""

    word: str
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sharing:
    """Whose rows a person sees besides their own, and of which tables.

    ``select`` gives SQL for the numbers of those people, in which ``leeszaal_person()`` is the number of the person who
    is served. ``opens`` names the tables of which their rows are then seen, each with a further condition on the row
    (SQL; empty for all rows of these people). Only the one ``role`` of the database sees them.
    """

    word: str
    role: str
    select: Callable[[Register], str]
    opens: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """How the view of an activity reads people: the tables joined, one row for each person, and who is in it.

    ``names`` gives the short name of each table in ``rows``, ``person`` the person's number in a row; ``stands`` is the
    condition that the person can be in it. Who is restricted, objected or did not consent where that is the basis is
    left out besides. ``further`` names values of tables without people that stand beside the columns of the activity.
    """

    activity: str
    rows: str
    names: Mapping[str, str]
    person: str
    stands: str
    further: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """How a row of a table is called when we speak with people: in each language the path of a field that says it."""

    table: str
    nl: str
    en: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the fixed values of a column are called when we speak with people."""

    column: str
    words: Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Secret:
    """A column that is not shown, not even to the person, since it would help whoever steals it; and why that is."""

    column: str
    because: Any


@dataclass(frozen=True, slots=True)
class Silence:
    """Until which day rows of a table are kept from the person whose they are, where the law demands that silence.

    ``until`` is the path to a field with that day; null where nothing is to be kept silent.
    """

    table: str
    until: str


@dataclass(frozen=True, slots=True)
class Doings:
    """A table that tells whose data somebody or some machine had to do with: paths to the patron, who did it, and when.

    ``kind`` is the path to the word for who did it (``staff``, ``terminal``), ``actor`` that to its number.
    """

    table: str
    patron: str
    kind: str
    actor: str
    at: str


@dataclass(frozen=True, slots=True)
class Profiling:
    """An activity that makes a profile which is stored nowhere, and how it is counted for one patron at this moment.

    ``count`` gives what is counted, in the active language, each with how many times; nothing for who said no.
    """

    activity: str
    count: Callable[[int], Sequence[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Claims:
    """Everything that one app, or all of them together, claims."""

    starts: tuple[Start, ...] = ()
    unless: tuple[Obstacle, ...] = ()
    then: tuple[Ending, ...] = ()
    people: tuple[People, ...] = ()
    trails: tuple[Trail, ...] = ()
    audiences: tuple[Audience, ...] = ()
    closing: tuple[Closing, ...] = ()
    choices: tuple[Choice, ...] = ()
    sharing: tuple[Sharing, ...] = ()
    readings: tuple[Reading, ...] = ()
    labels: tuple[Label, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    secrets: tuple[Secret, ...] = ()
    proofs: tuple[LiveProof, ...] = ()
    decisions: tuple[Decision, ...] = ()
    silences: tuple[Silence, ...] = ()
    doings: tuple[Doings, ...] = ()
    profilings: tuple[Profiling, ...] = ()
    tells_reading: frozenset[str] = frozenset()
    """Columns that tell what somebody reads: a child of some age keeps these to itself (`Asked.keeps_reading`)."""
    _endings: dict[str, Ending] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._endings.update({ending.word: ending for ending in self.then})

    def ending(self, word: str) -> Ending | None:
        """Give what is done by a word of *then*, which means one thing only."""
        return self._endings.get(word)

    def start(self, word: str, of: type[Model]) -> Start | None:
        """Give the meaning of a word of *starts* for a model."""
        return next((start for start in self.starts if (start.word, start.of) == (word, of)), None)

    def obstacle(self, word: str, of: type[Model]) -> Obstacle | None:
        """Give the meaning of a word of *unless* for a model."""
        return next((obstacle for obstacle in self.unless if (obstacle.word, obstacle.of) == (word, of)), None)


def together(parts: Iterable[Claims]) -> Claims:
    """Put the claims of several apps together."""
    lists = list(parts)
    return Claims(
        starts=tuple(start for part in lists for start in part.starts),
        unless=tuple(obstacle for part in lists for obstacle in part.unless),
        then=tuple(ending for part in lists for ending in part.then),
        people=tuple(people for part in lists for people in part.people),
        trails=tuple(trail for part in lists for trail in part.trails),
        audiences=tuple(audience for part in lists for audience in part.audiences),
        closing=tuple(closing for part in lists for closing in part.closing),
        choices=tuple(choice for part in lists for choice in part.choices),
        sharing=tuple(sharing for part in lists for sharing in part.sharing),
        readings=tuple(reading for part in lists for reading in part.readings),
        labels=tuple(label for part in lists for label in part.labels),
        spoken=tuple(spoken for part in lists for spoken in part.spoken),
        secrets=tuple(secret for part in lists for secret in part.secrets),
        proofs=tuple(proof for part in lists for proof in part.proofs),
        decisions=tuple(decision for part in lists for decision in part.decisions),
        tells_reading=frozenset().union(*(part.tells_reading for part in lists)),
        silences=tuple(silence for part in lists for silence in part.silences),
        doings=tuple(each for part in lists for each in part.doings),
        profilings=tuple(each for part in lists for each in part.profilings),
    )


@cache
def claimed() -> Claims:
    """Gather the claims of all installed apps."""
    return together(_claims_of_apps())


def _claims_of_apps() -> Iterator[Claims]:
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "privacy"):
            module = import_module(f"{config.name}.privacy")
            if isinstance(claims := getattr(module, "CLAIMS", None), Claims):
                yield claims
