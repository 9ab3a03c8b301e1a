"""How the ledger keeps its entries of the register.

A posted line never changes, and the database sees to it. Only here is it told that a term of the register is carried
out: lines go when their book year is long enough ago, and before that a settled charge loses what was borrowed, since
bookkeeping needs an amount and a reason but not a title.
"""

from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest

from leeszaal.charges.models import BankAccount, Charge, Settlement
from leeszaal.charges.promise_proofs import PROOFS
from leeszaal.charges.words import LINES, MEANS, REASONS
from leeszaal.patrons.models import Patron
from leeszaal.patrons.privacy import day_membership_ends
from leeszaal.privacy.claims import Claims, Ending, Obstacle, OnRequest, Spoken, Start, Trail
from leeszaal.privacy.days import day_of, end_of_year
from leeszaal.privacy.erasing import erase, erasing_what_stays


def open_charges() -> QuerySet[Charge]:
    """Give the charges of which something is still owed, to the library or by it."""
    parts = Settlement.objects.filter(charge=OuterRef("pk")).order_by().values("charge")
    settled = Coalesce(Subquery(parts.values(sum=Sum("amount_cents"))), 0)
    return Charge.objects.annotate(settled_cents=settled).exclude(amount_cents=F("settled_cents"))


def _day_last_settled() -> Combinable:
    parts = Settlement.objects.filter(charge=OuterRef("pk")).order_by().values("charge")
    return Subquery(parts.annotate(last=Max(day_of("posted_at"))).values("last"))


def _erase_lines(charges: QuerySet[Charge]) -> int:
    with erasing_what_stays():
        Settlement.objects.filter(charge__in=charges).delete()
        return erase(charges)


def _forget_item(charges: QuerySet[Charge]) -> int:
    with erasing_what_stays():
        return charges.update(item=None, loan_id=None, note="")


def _has(rows: QuerySet[Any]) -> Exists:
    return Exists(rows.filter(patron=OuterRef("pk")))


_SOLD = Q(kind__in=[Charge.Kind.CARD, Charge.Kind.HOLD, Charge.Kind.OTHER])
"""Products and services that one pays for apart; all other charges come from the membership and what was lent."""

CLAIMS = Claims(
    tells_reading=frozenset({"charges.Charge.item", "charges.Charge.note"}),
    proofs=PROOFS,
    spoken=(
        Spoken("charges.Charge.kind", LINES),
        Spoken("charges.Settlement.kind", LINES),
        Spoken("charges.Settlement.means", MEANS),
        Spoken("charges.Settlement.reason", REASONS),
    ),
    trails=tuple(Trail(model._meta.label, "patron", "patron") for model in (Charge, Settlement, BankAccount)),
    starts=(
        Start(
            "when the book year of the last line ends",
            Charge,
            end_of_year(Greatest(day_of("posted_at"), _day_last_settled())),
        ),
        Start("when the charge was settled", Charge, _day_last_settled()),
        Start("when the membership ends", Charge, day_membership_ends("patron"), via="patron"),
        Start("when the membership ends", BankAccount, day_membership_ends("patron"), via="patron"),
    ),
    unless=(
        Obstacle("something of the charge is open", Charge, Q(pk__in=open_charges().values("pk"))),
        Obstacle("the patron still owes something", Patron, _has(open_charges())),
        Obstacle(
            "the patron still owes something",
            BankAccount,
            Exists(open_charges().filter(patron=OuterRef("patron_id"))),
        ),
        Obstacle("a charge of the patron is kept", Patron, _has(Charge.objects.all()), OnRequest.BY_DUTY),
        Obstacle(
            "the account number of the patron is kept", Patron, _has(BankAccount.objects.all()), OnRequest.BY_DUTY
        ),
    ),
    then=(
        Ending(
            "erase the charge with its payments",
            Charge,
            Q(),
            frozenset({"charges.Charge", "charges.Settlement"}),
            _erase_lines,
        ),
        Ending(
            "erase a charge for a product or service with its payments",
            Charge,
            _SOLD,
            frozenset({"charges.Charge", "charges.Settlement"}),
            _erase_lines,
        ),
        Ending(
            "erase a charge of the membership with its payments",
            Charge,
            ~_SOLD,
            frozenset({"charges.Charge", "charges.Settlement"}),
            _erase_lines,
        ),
        Ending(
            "forget for which item the charge was",
            Charge,
            Q(item__isnull=False) | Q(loan_id__isnull=False) | ~Q(note=""),
            frozenset({"charges.Charge.item", "charges.Charge.loan_id", "charges.Charge.note"}),
            _forget_item,
        ),
        Ending("erase the account number", BankAccount, Q(), frozenset({"charges.BankAccount"}), erase),
    ),
)
