"""How lending keeps its entries of the register: loans, holds, their history, and lists of a desk without connection.

A loan or hold is not erased but unlinked: what remains (this item was out from then till then) is of the collection and
leads to nobody. The unlinking is only worth something when no other row still joins the two, so charges forget their
item, messages go, and the history of events loses its people on terms of their own.
"""

from datetime import datetime

from django.db.models import Case, Exists, F, Model, OuterRef, Q, QuerySet, When
from django.db.models.expressions import Combinable

from leeszaal.catalogue.words import MATERIALS
from leeszaal.charges.privacy import open_charges
from leeszaal.circulation.models import Event, Hold, Loan, OfflineAct
from leeszaal.circulation.profiling import ACTIVITY, PROFILE, in_words
from leeszaal.circulation.promise_proofs import PROOFS
from leeszaal.circulation.words import EVENTS, HOLD_STATES
from leeszaal.patrons.models import Card, Patron
from leeszaal.patrons.privacy import day_membership_ends
from leeszaal.privacy.claims import (
    Choice,
    Claims,
    Closing,
    Doings,
    Ending,
    Obstacle,
    OnRequest,
    Profiling,
    Spoken,
    Start,
    Trail,
)
from leeszaal.privacy.days import day_of, days_later

_LIVE = Q(state__in=[Hold.State.WAITING, Hold.State.IN_TRANSIT, Hold.State.READY])
_OF_A_PATRON = Q(patron_id__isnull=False) | Q(actor_kind="patron", actor_id__isnull=False)


def _unlink_patron(rows: QuerySet[Loan] | QuerySet[Hold]) -> int:
    return rows.update(patron=None)


def _unlink_patron_from_events(events: QuerySet[Event]) -> int:
    others = Case(When(actor_kind="patron", then=None), default=F("actor_id"))
    return events.update(patron_id=None, actor_id=others)


def _forget_staff_of_events(events: QuerySet[Event]) -> int:
    return events.update(actor_id=None)


def _forget_card(acts: QuerySet[OfflineAct]) -> int:
    return acts.update(card_number="", loan=None)


def _forget_staff_of_acts(acts: QuerySet[OfflineAct]) -> int:
    return acts.update(staff=None)


def _with_card_of(patron_id: int) -> Q:
    return Q(card_number__in=Card.objects.filter(patron=patron_id).values("number"))


def _cancel_holds(patron_id: int, now: datetime) -> int:
    return Hold.objects.filter(_LIVE, patron=patron_id).update(state=Hold.State.CANCELLED, ended_at=now)


def _day_chosen() -> Combinable:
    """Give the day on which a loan goes by its patron's own choice; counted for those alone who made one."""
    day = days_later(day_of("returned_at"), F("patron__history_days"))
    return Case(When(patron__history_days__isnull=False, then=day))


def _all_but(model: type[Model], left: str) -> frozenset[str]:
    """Name the columns of a row that is nobody's once one more column is cleared, which has a term of its own."""
    return frozenset(f"{model._meta.label}.{field.name}" for field in model._meta.concrete_fields if field.name != left)


_TELLS_READING = frozenset(
    {
        *(f"circulation.Loan.{name}" for name in ("item", "material_type")),
        *(f"circulation.Hold.{name}" for name in ("record", "item", "trapped_item")),
        *(f"circulation.Event.{name}" for name in ("item_id", "record_id", "details")),
        "circulation.OfflineAct.barcode",
    }
)

CLAIMS = Claims(
    proofs=PROOFS,
    tells_reading=_TELLS_READING,
    doings=(Doings("circulation.Event", "patron_id", "actor_kind", "actor_id", "at"),),
    readings=(PROFILE,),
    profilings=(Profiling(ACTIVITY, in_words),),
    choices=(Choice("unlink the patron from the loan", Loan, _day_chosen()),),
    spoken=(
        Spoken("circulation.Loan.material_type", MATERIALS),
        Spoken("circulation.Hold.state", HOLD_STATES),
        Spoken("circulation.Event.verb", EVENTS),
    ),
    trails=(
        Trail("circulation.Loan", "patron", "patron"),
        Trail("circulation.Hold", "patron", "patron"),
        Trail("circulation.Transit", "patron", "hold__patron"),
        Trail("circulation.Event", "patron", "patron_id"),
        Trail("circulation.Event", "staff", "actor_id"),
        Trail("circulation.OfflineAct", "patron", "loan__patron", also=_with_card_of),
        Trail("circulation.OfflineAct", "staff", "staff"),
    ),
    starts=(
        Start("when the loan ends", Loan, day_of("returned_at")),
        Start("when the membership ends", Loan, day_membership_ends("patron"), via="patron"),
        Start("when the hold ends", Hold, day_of("ended_at")),
        Start("when the membership ends", Hold, day_membership_ends("patron"), via="patron"),
        Start("when it happened", Event, day_of("at")),
        Start("when the list was handed in", OfflineAct, day_of("handed_in_at")),
    ),
    closing=(Closing("cancel the holds", "patron", _cancel_holds),),
    unless=(
        Obstacle("a charge for the loan is open", Loan, Exists(open_charges().filter(loan_id=OuterRef("pk")))),
        Obstacle(
            "the loan is not back yet",
            Event,
            Exists(Loan.objects.filter(pk=OuterRef("loan_id"), returned_at=None)),
        ),
        Obstacle("a charge for the loan is open", Event, Exists(open_charges().filter(loan_id=OuterRef("loan_id")))),
        Obstacle("the hold still stands", Event, Exists(Hold.objects.filter(_LIVE, pk=OuterRef("hold_id")))),
        Obstacle("the conflict is not resolved", OfflineAct, Q(outcome=OfflineAct.Outcome.CONFLICT)),
        Obstacle(
            "the patron still has something on loan",
            Patron,
            Exists(Loan.objects.filter(patron=OuterRef("pk"), returned_at=None)),
        ),
        Obstacle(
            "a loan or hold still names the patron",
            Patron,
            Exists(Loan.objects.filter(patron=OuterRef("pk"))) | Exists(Hold.objects.filter(patron=OuterRef("pk"))),
            OnRequest.BY_DUTY,
        ),
    ),
    then=(
        Ending(
            "unlink the patron from the loan",
            Loan,
            Q(patron__isnull=False, returned_at__isnull=False),
            frozenset({"circulation.Loan"}),
            _unlink_patron,
        ),
        Ending(
            "unlink the patron from the hold",
            Hold,
            Q(patron__isnull=False) & ~_LIVE,
            frozenset({"circulation.Hold", "circulation.Transit.hold"}),
            _unlink_patron,
        ),
        Ending(
            "unlink the patron from what happened",
            Event,
            _OF_A_PATRON,
            _all_but(Event, "actor_id"),
            _unlink_patron_from_events,
        ),
        Ending(
            "forget which staff member did it",
            Event,
            Q(actor_kind="staff", actor_id__isnull=False),
            frozenset({"circulation.Event.actor_id"}),
            _forget_staff_of_events,
        ),
        Ending(
            "forget the card on the list",
            OfflineAct,
            ~Q(card_number="") | Q(loan__isnull=False),
            _all_but(OfflineAct, "staff"),
            _forget_card,
        ),
        Ending(
            "forget who handed in the list",
            OfflineAct,
            Q(staff__isnull=False),
            frozenset({"circulation.OfflineAct.staff"}),
            _forget_staff_of_acts,
        ),
    ),
)
