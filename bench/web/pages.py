"""The pages that are measured: how each is asked for over HTTP, and what it does in the database."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle, islice

from django.conf import settings
from django.test import Client
from django.utils import timezone

from bench.parts import CannotMeasure
from bench.web import subjects
from bench.web.statements import Statement, recorded, recorded_and_taken_back
from bench.web_client import Request, get, post
from leeszaal.catalogue.models import Item
from leeszaal.circulation.models import Loan
from leeszaal.circulation.services import check_in
from leeszaal.common.actor import Actor

_CSRF = "measured" * 4
_BY_SCRIPT = {"HX-Request": "true"}
_TITLES, _READERS = 400, 60


@dataclass(slots=True)
class Page:
    """A page: its name, so many requests for it, the statements of so many more, and the empty request beside it."""

    name: str
    requests: Callable[[int], list[Request]]
    statements: Callable[[int], Iterator[list[Statement]]]
    empty: Request = field(default_factory=lambda: get("/"))


def own_page() -> Page:
    """Somebody's own page, logged in, with 3 to 20 loans."""
    jars = [{settings.SESSION_COOKIE_NAME: key} for key in subjects.readers(_READERS)]
    asked = [(get("/account/", jar), partial(_ask, "/account/", jar)) for jar in jars]
    return _read_page("own page", asked)


def record_page() -> Page:
    """The page of a title, for a visitor."""
    paths = [f"/record/{record_id}" for record_id in subjects.titles(_TITLES)]
    return _read_page("record page", [(get(path), partial(_ask, path, {})) for path in paths])


def _read_page(name: str, asked: Sequence[tuple[Request, Callable[[], object]]]) -> Page:
    if not asked:
        raise CannotMeasure(f"this library has nothing to show on the {name}")

    def statements(count: int) -> Iterator[list[Statement]]:
        asked[0][1]()
        yield from (recorded(ask) for _, ask in islice(cycle(asked), count))

    return Page(name, lambda count: [request for request, _ in islice(cycle(asked), count)], statements)


class CheckingOut:
    """Check-outs at the desk, each by a scan as a browser there sends it; `give_back` ends them."""

    def __init__(self, count: int) -> None:
        loans = subjects.loans_to_make(count)
        self._loans = iter(loans)
        self._made: list[str] = []
        key, self._clerk = subjects.clerk(serving={loan.patron_id for loan in loans})
        self._jar = {settings.SESSION_COOKIE_NAME: key, settings.CSRF_COOKIE_NAME: _CSRF}

    def page(self) -> Page:
        """The page, each of whose requests lends another copy."""
        without_session = {settings.CSRF_COOKIE_NAME: _CSRF}
        empty = post("/", without_session, {"csrfmiddlewaretoken": _CSRF, "code": "1" * 14}, _BY_SCRIPT)
        return Page("check-out at the desk", self._requests, self._statements, empty)

    def refuse_unless_lent(self) -> None:
        """Raise CannotMeasure when a copy of those scanned did not go out: what was timed was a refusal."""
        out = Loan.objects.filter(item__barcode__in=self._made, returned_at=None).count()
        if out != len(self._made):
            raise CannotMeasure(f"of {len(self._made)} check-outs at the desk {out} were made")

    def give_back(self) -> None:
        """Take in everything that was lent, at the branch of each copy."""
        for barcode, branch_id in Item.objects.filter(barcode__in=self._made).values_list("barcode", "branch_id"):
            actor = Actor(kind="staff", id=self._clerk.pk, branch_id=branch_id, via="desk")
            check_in(barcode, actor, now=timezone.now())

    def _next(self, count: int) -> list[subjects.Loan]:
        loans = list(islice(self._loans, count))
        self._made += [loan.barcode for loan in loans]
        return loans

    def _requests(self, count: int) -> list[Request]:
        return [
            post(_path(loan), self._jar, {"csrfmiddlewaretoken": _CSRF, "code": loan.barcode}, _BY_SCRIPT)
            for loan in self._next(count)
        ]

    def _statements(self, count: int) -> Iterator[list[Statement]]:
        """Give them one by one: each must be run before the next is recorded."""
        client = _client(self._jar)
        for loan in self._next(count):
            scan = partial(client.post, _path(loan), {"code": loan.barcode}, headers={"hx-request": "true"})
            yield recorded_and_taken_back(scan)


def _path(loan: subjects.Loan) -> str:
    return f"/desk/patrons/{loan.patron_id}/check-out"


def _client(jar: dict[str, str]) -> Client:
    client = Client(SERVER_NAME="127.0.0.1", headers={"accept-language": "nl"})
    for name, value in jar.items():
        client.cookies[name] = value
    return client


def _ask(path: str, jar: dict[str, str]) -> None:
    if (status := _client(jar).get(path).status_code) != 200:
        raise CannotMeasure(f"a page answers {status}")
