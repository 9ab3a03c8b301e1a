"""Ask each question of the list over HTTP, and the engine the same beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from bench.search.bare import bare
from bench.search.questions import Question
from bench.web_client import Request, ask_in_turn, get
from leeszaal.catalogue.search import lookup_exact, search

_TURN = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: seconds until the page was there, and seconds of the engine by itself."""

    kind: str
    page: float
    bare: float

    @property
    def beyond(self) -> float:
        """The seconds of the page beyond twice those of the engine."""
        return self.page - 2 * self.bare


def request_of(question: Question) -> Request:
    """Make the request of a browser, with the status that its answer must have."""
    return replace(get(question.address), status=_status(question))


def ask_each(port: int, asked: Sequence[Question]) -> list[Asked]:
    """Ask each once of the server and once of the engine: both find the index in memory, neither an earlier answer.

    They take turns, some questions at a time: so both see the same minutes of the machine, and neither finds the
    processor's own memory filled by the other at each question.
    """
    turns = (asked[start : start + _TURN] for start in range(0, len(asked), _TURN))
    return [one for questions in turns for one in _ask(port, questions)]


def seconds_of(port: int, addresses: Iterable[str]) -> list[float]:
    """Ask each address once, one after the other."""
    return ask_in_turn(port, [get(address) for address in addresses])


def _ask(port: int, questions: Sequence[Question]) -> list[Asked]:
    requests = [request_of(question) for question in questions]
    engine = [bare(question.request, timezone.localdate()).seconds() for question in questions]
    pages = ask_in_turn(port, requests)
    return [Asked(*each) for each in zip((question.kind for question in questions), pages, engine, strict=True)]


def _status(question: Question) -> int:
    """A number leads straight to its record, and a page behind the last one to the last."""
    asked = question.request
    if asked.text and not asked.filters and lookup_exact(asked.text):
        return 302
    found = search(asked, today=timezone.localdate())
    return 302 if found.total and not found.hits else 200
