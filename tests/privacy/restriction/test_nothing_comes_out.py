"""Of somebody whose data are restricted nothing comes out: every page, every form, as every role."""

from collections.abc import Iterator
from typing import Any

import people
import pytest
from addresses import addresses
from django.test import Client
from django.urls import reverse
from restricted_member import MARKS, Restricted

from leeszaal.login.models import Role

OPENING = {"desk:restricted", "desk:announce_release", "desk:release"}
"""Forms by which the restriction itself is opened or ended; they have tests of their own."""
TYPED = {
    "code": "7911AB 3",
    "card": "21000000099990",
    "branch": "1",
    "amount": "1,00",
    "means": "pin",
    "reason": "other",
    "note": "x",
    "given_names": "Nieuw",
    "kind": "1",
    "activity": "traces",
    "how": "document seen",
    "ground": "18(1)(a)",
    "agreed": "on",
    "state": "received",
    "to": "iemand@example.nl",
    "ids": "1",
}


def test_pages_show_nothing_of_a_restricted_member(restricted: Restricted) -> None:
    for client, who, parts in visitors(restricted):
        for name, address in filled_in(restricted, parts):
            shows_nothing(client.get(address, follow=True), f"{who} GET {name}")


def test_forms_do_nothing_with_a_restricted_member_and_show_nothing(restricted: Restricted) -> None:
    before = state_of(restricted)
    for client, who, parts in visitors(restricted):
        for name, address in filled_in(restricted, parts):
            if name not in OPENING:
                shows_nothing(client.post(address, TYPED, follow=True), f"{who} POST {name}", but=TYPED["card"])
    assert state_of(restricted) == before


def test_a_page_that_shows_the_member_would_be_noticed(member: Restricted, client: Client) -> None:
    people.log_in(client, people.staff("chef", [Role.DESK]))
    with pytest.raises(AssertionError):
        shows_nothing(client.get(reverse("desk:patron", args=[member.patron.pk])), "before the restriction")


def visitors(restricted: Restricted) -> Iterator[tuple[Client, str, tuple[str, ...]]]:
    """A browser of nobody, of a guardian, and of staff in each role; and where each goes.

    Staff go to pages of staff, one of them everywhere: public pages are the same for all of them.
    """
    yield Client(raise_request_exception=False), "nobody", ("",)
    yield people.log_in(Client(raise_request_exception=False), restricted.guardian), "a guardian", ("",)
    for role in Role:
        client = people.log_in(Client(raise_request_exception=False), people.staff(f"mens-{role}", [role]))
        yield client, str(role), ("",) if role == Role.MANAGER else ("desk:", "office:")


def filled_in(restricted: Restricted, parts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every address of these parts of the site, with every number that leads to the member filled in."""
    ours = (restricted.patron, restricted.hold, restricted.loan, restricted.item, restricted.record)
    numbers = {
        "int": sorted({each.pk for each in ours}),
        "uuid": ["00000000-0000-0000-0000-000000000001"],
        "slug": ["lost"],
        "str": ["x"],
    }
    return ((name, address) for name, address in addresses(numbers) if name.startswith(parts))


def shows_nothing(response: Any, what: str, but: str = "") -> None:
    """Fail when a mark of the member is on the page, but for what was typed into its form."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = body.decode("utf-8", "replace")
    found = [mark for mark in MARKS if mark in text and mark != but]
    assert not found, f"{what}: {found}"


def state_of(restricted: Restricted) -> dict[str, Any]:
    """What is stored about the member. A hold waits again when its copy is noted as lost; that is about the copy."""
    restricted.loan.refresh_from_db()
    restricted.hold.refresh_from_db()
    patron = type(restricted.patron).objects.get(pk=restricted.patron.pk)
    return {
        "patron": {field.name: getattr(patron, field.attname) for field in patron._meta.concrete_fields},
        "loan": (restricted.loan.due_on, restricted.loan.returned_at, restricted.loan.renewals),
        "hold": (restricted.hold.ended_at, restricted.hold.suspended, restricted.hold.pickup_branch_id),
        "cards": list(patron.cards.values_list("state", flat=True)),
        "blocks": patron.blocks.count(),
        "changes": patron.changes.count(),
        "loans": patron.loans.count(),
        "holds": patron.holds.count(),
        "notices": patron.notices.count(),
    }
