"""What the open library is given to do: pages and questions from browsers, check-outs and check-ins from machines."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import quote

from django.utils import timezone

from bench.memory.library_open import Open
from bench.sip2.accounts import accounts
from bench.sip2.machines import connected, drive
from bench.sip2.orders import Pair, busiest_branch, deal, free_patrons, items_on_shelf, put_back
from bench.web import subjects
from bench.web.pages import own_page, record_page
from bench.web_client import Request, ask_all, get
from leeszaal.catalogue.models import Record

_BROWSERS, _MACHINES = 16, 8
_PAIRS = 64
_OF_EACH = 200
_SECONDS = 8.0


@dataclass(frozen=True, slots=True)
class Work:
    """Requests of browsers, and the log-ins of machines with who borrows what there."""

    pages: list[Request]
    pairs: list[Pair]
    logins: list[tuple[str, str]]
    branch_id: int


def prepare() -> Work:
    """Choose what will be asked, before anything is weighed."""
    branch_id = busiest_branch()
    cards = free_patrons(_PAIRS, timezone.localdate())
    pairs = [Pair(*both) for both in zip(cards, items_on_shelf(_PAIRS, branch_id), strict=True)]
    pages = [*own_page().requests(_OF_EACH), *record_page().requests(_OF_EACH), *_questions()]
    return Work(pages, pairs, accounts(_MACHINES, branch_id), branch_id)


def give(work: Work, to: Open, until_done: Callable[[], None]) -> None:
    """Ask everything at once, machines beside browsers; calls back again and again while that lasts."""
    try:
        with ThreadPoolExecutor(2) as pool:
            busy: list[Future[object]] = [
                pool.submit(_machines, work, to.machines),
                pool.submit(ask_all, to.pages, work.pages, _BROWSERS),
            ]
            while not all(one.done() for one in busy):
                until_done()
            for one in busy:
                one.result()
    finally:
        put_back(work.pairs, work.branch_id, timezone.now())


def _machines(work: Work, port: int) -> None:
    with connected(port, work.logins) as sockets:
        drive(sockets, deal(work.pairs, _MACHINES), timezone.localtime(), _SECONDS)


def _questions() -> list[Request]:
    titles = Record.objects.in_bulk(subjects.titles(_OF_EACH)).values()
    return [get(f"/?q={quote(record.title.split(' ')[-1])}") for record in titles]
