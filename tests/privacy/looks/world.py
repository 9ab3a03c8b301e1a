"""A library in which somebody is in every list and on every page, known by marks that stand nowhere else."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import canary
import library
import people
from canary import Planted
from django.db.models import Max
from django.utils import timezone

from leeszaal.catalogue.marc.encoding import write_iso2709
from leeszaal.catalogue.marc.record import DEFAULT_LEADER, ControlField, MarcRecord
from leeszaal.circulation.models import Hold, Loan, OfflineAct
from leeszaal.login.models import Role
from leeszaal.patrons.models import Card, Guardianship, Patron
from leeszaal.privacy.models import Look, LookedAt, Restriction

ROLES = (Role.DESK, Role.SUPERVISOR, Role.CATALOGUE, Role.MANAGER, Role.PRIVACY)


@dataclass
class World:
    """The person with marks, who enrolled with marks, a child of the person, and rows that lists show."""

    planted: Planted
    other: Patron
    pending: Patron
    child: Patron
    loan: Loan
    hold: Hold
    act: OfflineAct

    @property
    def person(self) -> Patron:
        """The person whose marks are planted in every column of every table."""
        return self.planted.person

    @property
    def logged_in(self) -> Patron:
        """The person as planted, with the log-in that was planted."""
        return Patron.objects.get(pk=self.person.pk)

    def marks(self) -> dict[int, set[str]]:
        """What each of them is known by, by their number."""
        named = {each.pk: {each.given_names} for each in (self.pending, self.child)}
        planted = {mark for mark in self.planted.marks.values() if mark.startswith("Q")}
        return named | {self.person.pk: planted}


def make_world() -> World:
    """Plant everything."""
    planted = canary.plant()
    person = planted.person
    Restriction.objects.update(told_at=timezone.now(), lifted_at=timezone.now())
    other = people.patron(user=people.make_user())
    pending = people.patron(given_names="Qapplies", family_name="Qfamilies", state="pending", member_until=None)
    child = people.patron(
        given_names="Qchildly", family_name="Qfamilies", born_on=timezone.localdate() - timedelta(days=3000)
    )
    Guardianship.objects.get_or_create(guardian=person, child=child, defaults={"since_on": people.TODAY})
    marc = write_iso2709(MarcRecord(DEFAULT_LEADER, (ControlField("001", "een-boek"),)))
    record = library.record("Een boek", marc=marc)
    loan = library.lend(person, timezone.localdate() - timedelta(days=9), record)
    copy = library.item(record, status="on_hold_shelf")
    shelf = {"trapped_item": copy, "state": "ready", "ready_at": people.NOW, "shelf_until": timezone.localdate()}
    hold = library.hold(person, record, **shelf)
    library.hold(child, record)
    act = OfflineAct.objects.create(
        client_id=uuid4(),
        verb="check_out",
        card_number=Card.objects.filter(patron=person).values_list("number", flat=True)[0],
        barcode="1",
        done_at=timezone.now(),
        handed_in_at=timezone.now(),
        outcome="conflict",
        branch=people.branch(),
    )
    return World(planted, other, pending, child, loan, hold, act)


def last_look() -> int:
    """The number of the last look that was written."""
    return Look.objects.aggregate(last=Max("pk"))["last"] or 0


def looked_at(since: int) -> set[int]:
    """Whom looks showed that were written after a number."""
    return set(LookedAt.objects.filter(look_id__gt=since).values_list("person_id", flat=True))


def body_of(answer: Any) -> str:
    """The text of an answer, also of one that comes in parts."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(body.decode("utf-8", "replace"))
