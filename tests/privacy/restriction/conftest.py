"""A member with something everywhere, whose data are restricted; and people at the desk and in the office."""

from contextlib import nullcontext
from datetime import date, timedelta

import library
import people
import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from restricted_member import CARD, MARKS, Restricted

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Item, Record
from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.circulation.models import Hold, Loan
from leeszaal.circulation.services import check_in, check_out, place_hold
from leeszaal.circulation.services.outcomes import CheckedIn, CheckedOut, HoldPlaced
from leeszaal.common.actor import JOB, Actor
from leeszaal.login.models import Role
from leeszaal.patrons.models import Address, Guardianship, Patron, Phone
from leeszaal.privacy.access import acting
from leeszaal.privacy.models import Restriction
from leeszaal.privacy.restriction import restrict

NOW = timezone.now()


@pytest.fixture(autouse=True)
def everything_can_be_read(roles: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every page read the whole database: what is shown of the member must not hang on what a role cannot read."""
    monkeypatch.setattr(acting, "switch", lambda role: nullcontext())


@pytest.fixture
def member(db: None) -> Restricted:
    """A member with a loan that is late, a hold that is ready, a charge, a guardian and a child; not restricted yet."""
    _number_alike(Patron, Loan, Hold, Item, Record)
    branch = people.branch()
    patron = people.patron(
        given_names=MARKS[0], prefix=MARKS[1], family_name=MARKS[2], email=MARKS[3], card=CARD, password=people.PASSWORD
    )
    Address.objects.create(
        patron=patron, kind="home", street=MARKS[4], house_number=3, postcode="7911 AB", town="Lindeveen"
    )
    Phone.objects.create(patron=patron, number=MARKS[5])
    loan, item = _loan(patron, branch)
    hold = _hold(patron, branch)
    charge_id = post_charge(patron.pk, Charge.Kind.OTHER, 250, JOB, now=NOW)
    child, guardian = people.patron(given_names="Kind"), people.patron(given_names="Voogd", password=people.PASSWORD)
    Patron.objects.filter(pk=child.pk).update(born_on=date(2018, 1, 1))
    Guardianship.objects.create(guardian=patron, child=child, since_on=people.TODAY)
    return Restricted(patron, loan, hold, charge_id, child, guardian, item, hold.record, branch)


@pytest.fixture
def restricted(member: Restricted) -> Restricted:
    """The member, restricted."""
    restrict(member.patron.pk, Restriction.Ground.ACCURACY, JOB, now=timezone.now())
    return member


@pytest.fixture
def desk(restricted: Restricted, client: Client) -> Client:
    """A browser at the desk, of a supervisor."""
    return people.log_in(client, people.staff("chef", [Role.DESK, Role.SUPERVISOR]))


def _number_alike(*models: type[Model]) -> None:
    """Let rows of these models get the same numbers from here on, so that one address leads to all that is theirs."""
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(nextval(pg_get_serial_sequence(each, 'id'))) FROM unnest(%s::text[]) AS each", [tables]
        )
        (last,) = cursor.fetchone()
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(each, 'id'), %s) FROM unnest(%s::text[]) AS each", [last, tables]
        )


def _loan(patron: Patron, branch: Branch) -> tuple[Loan, Item]:
    item = library.item(library.record("Boek dat weg is"), branch=branch)
    lent = check_out(patron.pk, item.barcode, _at(branch), now=NOW - timedelta(days=60))
    assert isinstance(lent, CheckedOut), lent
    return Loan.objects.get(pk=lent.loan_id), item


def _hold(patron: Patron, branch: Branch) -> Hold:
    record = library.record("Boek dat klaarligt")
    item = library.item(record, branch=branch)
    placed = place_hold(patron.pk, record.pk, branch.pk, _at(branch), now=NOW)
    assert isinstance(placed, HoldPlaced), placed
    assert isinstance(check_in(item.barcode, _at(branch), now=NOW), CheckedIn)
    return Hold.objects.get(pk=placed.hold_id)


def _at(branch: Branch) -> Actor:
    return Actor("staff", None, branch.pk, "desk")
