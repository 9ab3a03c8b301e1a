"""Nothing shows a person without a trace: every page and every form, as every role, against a planted world.

What was found stands in docs/looks.md. When a page is added that shows people, write that list anew:
``LEESZAAL_WRITE_LOOKS=1 pytest tests/privacy/looks/test_nobody_unseen.py``.
"""

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import people
import pytest
from addresses import patterns
from clerk import Clerk
from django.db import transaction
from django.test import Client
from django.urls import reverse
from world import ROLES, World, body_of, last_look, looked_at, make_world

from leeszaal.login.models import Role

PAGE = Path(__file__).parents[3] / "docs" / "looks.md"
TYPED = {"code": "Qfamilies", "kind": "question", "barcode": "1"}
"""What is typed into forms: a name to search for. A form that lacks something is shown again, with its person."""
WITH_FORMS = {"supervisor": "desk:", "privacy": "office:"}
"""Whose forms are sent as well, and where."""
GOES_TO = {
    "supervisor": ("",),
    "the person": ("",),
    "another member": ("account:", "opac:"),
    "nobody": ("",),
}
"""Where each goes; other staff only to pages of staff, since public pages are the same for all of them."""
BEGIN = "| --- | --- |\n"
ROWS = {
    "request": "privacy.RightsRequest",
    "data_request": "privacy.RightsRequest",
    "legal_claim": "privacy.LegalClaim",
    "answer_share": "patrons.ShareQuestion",
}
"""Of which planted table a row is that an address is about, where it is not the person."""

Found = dict[str, set[str]]


@dataclass
class Watch:
    """Compares answers with the looks that were written since the answer before."""

    world: World
    last: int = field(init=False)

    def __post_init__(self) -> None:
        self.last = last_look()

    def shows(self, answer: Any, own: int | None, what: str) -> bool:
        """Tell whether an answer shows people, and fail when a look at one of them is not written down."""
        text = body_of(answer)
        assert answer.status_code < 500, what
        written = looked_at(since=self.last)
        self.last = last_look()
        there = {person for person, marks in self.world.marks().items() if any(mark in text for mark in marks)} - {own}
        assert there <= written, f"{what} shows somebody without a trace"
        assert own not in written, f"{what} leaves a trace of a visit to one's own page"
        return bool(there)


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.mark.promise("SERV-1", "MIJN-1")
def test_nothing_shows_a_person_without_a_trace(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    a_page_without_a_trace_is_noticed(world, monkeypatch)
    found, watch = defaultdict[str, set[str]](set), Watch(world)
    for who, browser, own in visitors(world):
        for name, address in filled_in(world):
            if not name.startswith(GOES_TO.get(who, ("desk:", "office:"))):
                continue
            asks = {"GET": browser.get, "POST": browser.post}
            if not name.startswith(WITH_FORMS.get(who, "-")):
                del asks["POST"]
            for way, ask in asks.items():
                with transaction.atomic():
                    if watch.shows(ask(address, TYPED if way == "POST" else None), own, f"{who} {way} {name}"):
                        found[name].add(who)
                    transaction.set_rollback(True)
    assert {"desk:patron", "desk:scan", "desk:overdue", "office:request", "account:child"} <= set(found)
    compare_with_page(found)


def a_page_without_a_trace_is_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Switch the writing off for one page, which must be found."""
    browser = people.log_in(Clerk(), people.staff("chef", [Role.DESK]))
    watch = Watch(world)
    with monkeypatch.context() as off:
        off.setattr("leeszaal.site.looking.record_look", lambda *_, **__: None)
        answer = browser.get(reverse("desk:overdue"))
    with pytest.raises(AssertionError, match="without a trace"):
        watch.shows(answer, None, "desk:overdue")


def visitors(world: World) -> Iterator[tuple[str, Client, int | None]]:
    """A browser of staff in each role, of the person, of another member, and of nobody; with whose own pages it has."""
    for role in ROLES:
        yield (
            str(role),
            people.log_in(Clerk(raise_request_exception=False), people.staff(f"kijkt-{role}", [role])),
            None,
        )
    for who, member in (("the person", world.logged_in), ("another member", world.other)):
        yield who, people.log_in(Client(raise_request_exception=False), member), member.pk
    yield "nobody", Client(raise_request_exception=False), None


def filled_in(world: World) -> Iterator[tuple[str, str]]:
    """Every address, with the numbers that lead to the person."""
    for name, kinds in patterns():
        yield name, reverse(name, kwargs={key: value(world, name, key, kind) for key, kind in kinds.items()})


def value(world: World, name: str, key: str, kind: str) -> Any:
    """A part of an address."""
    if kind != "int":
        return {"uuid": "00000000-0000-0000-0000-000000000001", "slug": "almere"}.get(kind, "x")
    by_key = {
        "loan_id": world.loan.pk,
        "hold_id": world.hold.pk,
        "record_id": world.hold.record_id,
        "item_id": world.loan.item_id,
        "child_id": world.child.pk,
        "person_id": world.child.pk,
        "block_id": world.planted.rows["patrons.Block"].pk,
        "note_id": world.planted.rows["patrons.Note"].pk,
        "step_id": world.planted.rows["privacy.RequestStep"].pk,
    }
    page = name.partition(":")[2]
    if key in by_key:
        return by_key[key]
    if page in ROWS:
        return world.planted.rows[ROWS[page]].pk
    if "hold" in page:
        return world.hold.pk
    if "item" in page:
        return world.loan.item_id
    return world.act.pk if page in ("retry", "resolve") else world.person.pk


def compare_with_page(found: Found) -> None:
    """Hold what was found against the list in the documentation, or write that anew."""
    text = PAGE.read_text(encoding="utf-8")
    begin = text.index(BEGIN) + len(BEGIN)
    listed = "".join(f"| `{name}` | {', '.join(sorted(found[name]))} |\n" for name in sorted(found))
    if os.environ.get("LEESZAAL_WRITE_LOOKS"):
        text = text[:begin] + listed
        PAGE.write_text(text, encoding="utf-8")
    assert text[begin:] == listed, "docs/looks.md is another list: see the beginning of this file"
