"""The large demo is made of parts that agree with themselves; two small ones stand for five hundred here."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.db.models import Count, F, Q, Sum
from pytest_django.plugin import DjangoDbBlocker

from leeszaal.catalogue.columns import columns
from leeszaal.catalogue.marc.reading import parse
from leeszaal.catalogue.models import Item, Record
from leeszaal.charges.models import Charge
from leeszaal.circulation.models import Event, Hold, Loan, LoanCount, Transit
from leeszaal.patrons.models import Card, Patron
from leeszaal.privacy.declared import register
from leeszaal.privacy.retention import count_due, rules
from leeszaal.site.demo.chance import chance_for
from leeszaal.site.demo.large.filling import fill_large
from leeszaal.site.demo.large.plan import Plan
from leeszaal.site.demo.large.timetable import HISTORY_DAYS, MOST_LOANS, lay_out, share_out

TODAY = date(2026, 11, 24)
PLAN = Plan(parts=2, people=120, titles=500, items=750, past_loans=2_400, open_loans=90, waiting=4, ready=2, coming=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("large")]
OPEN = Loan.objects.filter(returned_at=None)


@pytest.fixture(scope="module")
def large(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A large library in small, taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        before = _indexes_and_references()
        fill_large(7, TODAY, lambda _: None, PLAN)
        assert _indexes_and_references() == before
        yield
        transaction.set_rollback(True)


def _indexes_and_references() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'")
        found = set(cursor.fetchall())
        cursor.execute("SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f'")
        return found | set(cursor.fetchall())


def test_there_is_as_much_as_planned() -> None:
    assert Patron.objects.count() == 240
    assert Record.objects.count() == 1_000
    assert Item.objects.count() == 1_500
    assert Card.objects.filter(state="active").count() == Patron.objects.filter(state="active").count()
    assert 4_400 <= Loan.objects.exclude(returned_at=None).count() <= 4_800
    assert OPEN.count() >= 150


def test_columns_are_those_that_the_marc_gives() -> None:
    for record in Record.objects.filter(pk__in=range(1, 1_000, 9)):
        raw = bytes(record.marc)
        said = columns(raw, record.syntax, parse(raw, record.syntax).record)
        kept = {name: getattr(record, name) for name in said}
        assert kept | {"marc": raw, "digest": bytes(record.digest)} == said


def test_copies_are_where_loans_holds_and_journeys_say() -> None:
    lent = dict(OPEN.values_list("item_id", "due_on"))
    assert lent == dict(Item.objects.filter(status="on_loan").values_list("pk", "due_on"))
    ready = set(Hold.objects.filter(state="ready").values_list("trapped_item_id", flat=True))
    assert ready == set(Item.objects.filter(status="on_hold_shelf").values_list("pk", flat=True))
    sent = set(Transit.objects.filter(arrived_at=None).values_list("item_id", flat=True))
    assert sent == set(Item.objects.filter(status="in_transit").values_list("pk", flat=True))
    assert ready
    assert sent


def test_loans_of_a_copy_never_overlap_and_lie_before_today() -> None:
    ended: dict[int, object] = {}
    for loan in Loan.objects.order_by("item", "checked_out_at"):
        assert ended.get(loan.item_id, loan.checked_out_at) <= loan.checked_out_at
        assert loan.returned_at is None or loan.checked_out_at <= loan.returned_at
        ended[loan.item_id] = loan.returned_at
    assert not Loan.objects.filter(Q(checked_out_at__date__gte=TODAY) | Q(returned_at__date__gte=TODAY)).exists()


def test_loans_are_counted_and_forgotten_in_time() -> None:
    assert LoanCount.objects.aggregate(sum=Sum("loans"))["sum"] == Loan.objects.count()
    counted = Record.objects.exclude(loan_count=0).annotate(lent=Sum("loan_counts__loans"))
    assert not counted.exclude(loan_count=F("lent")).exists()
    assert sum(count_due(rule, TODAY) for rule in rules(register(), TODAY)) == 0


def test_nobody_has_too_much_and_everything_open_has_its_history() -> None:
    most = OPEN.values("patron").annotate(n=Count("pk")).order_by("-n")[0]["n"]
    assert most <= 24
    told = set(Event.objects.filter(verb="check_out").values_list("loan_id", flat=True))
    assert set(OPEN.values_list("pk", flat=True)) <= told
    assert Charge.objects.exists()


def test_loans_of_a_timetable_do_not_touch() -> None:
    chance = chance_for(1, "test")
    for count in (0, 1, 5, MOST_LOANS):
        laid = lay_out(count, 27, chance)
        assert len(laid) == count
        assert all(begin < end for begin, end in laid)
        assert all(end < begin for (_, end), (begin, _) in pairwise(laid))
        assert not laid or laid[-1][1] <= HISTORY_DAYS
    shares = share_out(300, [100.0, *([1.0] * 30)], chance)
    assert sum(shares) == 300
    assert max(shares) <= MOST_LOANS
