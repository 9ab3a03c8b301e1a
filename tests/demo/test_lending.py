"""Everything in the demo agrees with everything else, and with the rules of lending."""

from collections import Counter
from datetime import date

import pytest
from django.db.models import Count, F, Max, OuterRef, Q, Subquery, Sum

from leeszaal.branches.calendars import calendar_of
from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Item, ItemStatus, Record
from leeszaal.circulation.gather.terms import terms_for
from leeszaal.circulation.models import Event, Hold, Loan, LoanCount, Transit
from leeszaal.common.calendars import is_open
from leeszaal.patrons.models import Patron
from leeszaal.privacy.declared import register
from leeszaal.privacy.retention import count_due, rules
from leeszaal.site.demo.people.accounts import accounts_of

SEED = 7
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lindeveen")]
OPEN = Loan.objects.filter(returned_at=None)


def test_a_copy_is_on_loan_exactly_when_a_loan_is_open() -> None:
    lent = dict(OPEN.values_list("item_id", "due_on"))
    out = dict(Item.objects.filter(status=ItemStatus.ON_LOAN).values_list("pk", "due_on"))
    assert lent == out
    assert len(lent) > 500
    assert not Item.objects.exclude(status=ItemStatus.ON_LOAN).exclude(due_on=None).exists()


def test_a_copy_is_on_the_hold_shelf_exactly_when_a_hold_is_ready_there(lindeveen: date) -> None:
    ready = Hold.objects.filter(state="ready")
    kept = set(ready.values_list("trapped_item_id", "pickup_branch_id"))
    assert kept == set(Item.objects.filter(status="on_hold_shelf").values_list("pk", "current_branch_id"))
    assert len(kept) >= 10
    assert not ready.filter(Q(shelf_until__lt=lindeveen) | Q(shelf_until=None) | Q(ready_at=None)).exists()


def test_a_copy_travels_exactly_when_its_journey_is_open() -> None:
    journeys = Transit.objects.filter(arrived_at=None)
    sent = set(journeys.values_list("item_id", "from_branch_id"))
    assert sent == set(Item.objects.filter(status="in_transit").values_list("pk", "current_branch_id"))
    coming = Hold.objects.filter(state="in_transit")
    assert set(coming.values_list("pk", "trapped_item_id", "pickup_branch_id")) == set(
        journeys.exclude(hold=None).values_list("hold_id", "item_id", "to_branch_id")
    )


def test_what_was_lost_or_said_to_be_returned_was_lent_last_to_somebody() -> None:
    last = Loan.objects.filter(item=OuterRef("pk")).order_by("-checked_out_at").values("ending")[:1]
    for status, ending in (("lost", "lost"), ("claims_returned", "claimed")):
        items = Item.objects.filter(status=status).annotate(last=Subquery(last))
        assert items.exists()
        assert not items.exclude(last=ending).exists()


def test_loans_of_a_copy_never_overlap() -> None:
    ended_on: dict[int, object] = {}
    for item_id, began, ended in Loan.objects.order_by("item", "checked_out_at").values_list(
        "item_id", "checked_out_at", "returned_at"
    ):
        before = ended_on.get(item_id, began)
        assert before is not None
        assert before <= began
        ended_on[item_id] = ended


def test_nobody_is_above_a_limit() -> None:
    open_now: Counter[int] = Counter()
    of_material: Counter[tuple[int, str]] = Counter()
    for loan in OPEN:
        open_now[loan.patron_id] += 1
        of_material[loan.patron_id, loan.material_type] += 1
        terms = terms_for(loan.branch_id, loan.category_id, loan.material_type)
        assert terms.lendable
        assert loan.renewals <= terms.max_renewals
        assert open_now[loan.patron_id] <= terms.max_loans
        assert of_material[loan.patron_id, loan.material_type] <= terms.max_loans_of_material


def test_every_loan_is_due_on_a_day_that_its_branch_is_open(lindeveen: date) -> None:
    calendars = {branch.pk: calendar_of(branch, lindeveen) for branch in Branch.objects.all()}
    assert all(is_open(loan.due_on, calendars[loan.branch_id]) for loan in OPEN)


def test_what_is_kept_of_past_loans_is_what_the_register_allows(lindeveen: date) -> None:
    overdue = {rule: count_due(rule, lindeveen) for rule in rules(register(), lindeveen)}
    assert {rule: count for rule, count in overdue.items() if count} == {}


def test_loans_are_counted() -> None:
    total = Loan.objects.count()
    assert total > 15_000
    assert LoanCount.objects.aggregate(sum=Sum("loans"))["sum"] == total
    counted = Record.objects.annotate(lent=Sum("loan_counts__loans"))
    assert not counted.exclude(loan_count=0).exclude(loan_count=F("lent")).exists()
    assert not counted.filter(loan_count=0).exclude(lent=None).exists()


def test_few_titles_take_most_loans() -> None:
    counts = sorted(Record.objects.values_list("loan_count", flat=True), reverse=True)
    assert sum(counts[: len(counts) // 5]) > 0.45 * sum(counts)


def test_who_waits_waits_for_something_that_is_out_or_was_asked_last_night(lindeveen: date) -> None:
    waiting = Hold.objects.filter(state="waiting").values("record").annotate(last=Max("placed_at"))
    assert waiting.count() >= 20
    for queue in waiting:
        free = Item.objects.filter(record=queue["record"], status="available", is_lendable=True)
        assert not free.exists() or (lindeveen - queue["last"].date()).days <= 1


def test_nobody_waits_for_what_they_have_at_home() -> None:
    live = Hold.objects.filter(state__in=["waiting", "ready", "in_transit"])
    at_home = set(OPEN.values_list("patron_id", "item__record_id"))
    assert at_home.isdisjoint(live.values_list("patron_id", "record_id"))
    assert not OPEN.values("patron", "item__record").annotate(n=Count("pk")).filter(n__gt=1).exists()


def test_nothing_happened_after_the_beginning_of_today(lindeveen: date) -> None:
    for moments in (
        Loan.objects.filter(checked_out_at__date__gte=lindeveen),
        Event.objects.filter(at__date__gte=lindeveen),
    ):
        assert not moments.exists()
    assert not Loan.objects.filter(returned_at__date__gte=lindeveen).exists()
    assert not Hold.objects.filter(placed_at__date__gte=lindeveen).exists()


def test_there_is_something_late_something_due_today_and_something_coming(lindeveen: date) -> None:
    assert OPEN.filter(due_on__lt=lindeveen).count() >= 20
    assert OPEN.filter(due_on=lindeveen).exists()
    assert (lindeveen - OPEN.order_by("due_on")[0].due_on).days <= 64


def test_every_open_loan_and_hold_has_its_history() -> None:
    told = set(Event.objects.filter(verb="check_out").values_list("loan_id", flat=True))
    assert set(OPEN.values_list("pk", flat=True)) <= told
    asked = set(Event.objects.filter(verb="place_hold").values_list("hold_id", flat=True))
    live = Hold.objects.filter(state__in=["waiting", "ready", "in_transit"])
    assert set(live.values_list("pk", flat=True)) <= asked


def test_the_cast_has_at_home_what_it_stands_for(lindeveen: date) -> None:
    names = {each["kind"]: each["name"] for each in accounts_of(SEED, lindeveen)["patrons"]}
    cast = {patron.name: patron for patron in Patron.objects.filter(pk__lte=30)}
    assert OPEN.filter(patron=cast[names["many-loans"]]).count() >= 15
    assert OPEN.filter(patron=cast[names["overdue"]], due_on__lt=lindeveen).count() >= 5
    assert Hold.objects.filter(patron=cast[names["holds-ready"]], state="ready").count() >= 2
