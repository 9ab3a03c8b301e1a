"""Great readers: patrons with 400 open loans each, made once in the library in which we measure, and kept.

They are patrons of the library put in a category of their own, whose lending rule lets nothing stop them; their loans
are due long after any measurement, so that no later one finds them overdue.
"""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from bench.sip2.orders import IN_GOOD_STANDING, items_on_shelf
from leeszaal.catalogue.models import Item, ItemStatus
from leeszaal.circulation.models import LendingRule, Loan
from leeszaal.patrons.models import Card, Patron, PatronCategory

LOANS = 400
_DUE = timedelta(days=3650)
_CODE = "great-readers"
_NEW = f"""
SELECT patron.id FROM (SELECT * FROM patrons_patron ORDER BY hashint8(id) DESC LIMIT %(count)s * 10) patron
WHERE {IN_GOOD_STANDING}
AND EXISTS (SELECT FROM patrons_card WHERE patron_id = patron.id AND state = 'active')
AND NOT EXISTS (SELECT FROM circulation_loan WHERE patron_id = patron.id AND returned_at IS NULL)
LIMIT %(count)s
"""  # noqa: S608


def great_readers(count: int, branch_id: int, now: datetime, *, skip: int) -> list[str]:
    """Give the cards of so many, made where they are not there yet, from items after so many others."""
    category = _category()
    missing = count - Patron.objects.filter(category=category).count()
    if missing > 0:
        with transaction.atomic():
            _make(missing, category, branch_id, now, skip)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE circulation_loan, catalogue_item, patrons_patron")
    cards = Card.objects.filter(patron__category=category, state=Card.State.ACTIVE).order_by("patron")
    return list(cards.values_list("number", flat=True)[:count])


def _category() -> PatronCategory:
    category, is_new = PatronCategory.objects.get_or_create(code=_CODE, defaults={"name_nl": _CODE, "name_en": _CODE})
    if is_new:
        most = {"max_loans": 1000, "max_loans_of_material": 1000}
        LendingRule.objects.create(category=category, blocked_at_cents=0, blocked_at_overdue_days=0, **most)
    return category


def _make(count: int, category: PatronCategory, branch_id: int, now: datetime, skip: int) -> None:
    """Put patrons in the category and lend them books, as one load rather than by so many check-outs."""
    with connection.cursor() as cursor:
        cursor.execute(_NEW, {"count": count, "today": timezone.localdate(now)})
        patrons = [row[0] for row in cursor.fetchall()]
    barcodes = items_on_shelf(len(patrons) * LOANS, branch_id, skip)
    items = list(Item.objects.filter(barcode__in=barcodes).values_list("pk", "material_type"))
    due_on = timezone.localdate(now) + _DUE
    Patron.objects.filter(pk__in=patrons).update(category=category)
    Item.objects.filter(barcode__in=barcodes).update(status=ItemStatus.ON_LOAN, status_since=now, due_on=due_on)
    Loan.objects.bulk_create(
        [
            Loan(
                item_id=item_id,
                patron_id=patrons[place % len(patrons)],
                branch_id=branch_id,
                category=category,
                material_type=material_type,
                checked_out_at=now,
                due_on=due_on,
            )
            for place, (item_id, material_type) in enumerate(items)
        ],
        batch_size=1000,
    )
