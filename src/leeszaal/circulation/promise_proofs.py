"""Live proofs of what lending promises: what is out is known, holds stand right, and restricted data rest."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from leeszaal.catalogue.models import ONLINE_TYPES, Item
from leeszaal.circulation.gather.terms import all_rules
from leeszaal.circulation.models import Hold, Loan
from leeszaal.circulation.rules.terms import Situation, resolve_terms
from leeszaal.notices.kinds import ABOUT_RIGHTS, ASKED_FOR, Kind
from leeszaal.notices.models import Notice
from leeszaal.patrons.models import PatronCategory
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import Restriction
from leeszaal.privacy.register import Register, Words
from leeszaal.privacy.restriction import PATRON

_A_DAY = timedelta(days=1)


def _loans(register: Register, on: date) -> Figures:
    """Count what is out, and what is out without anybody who answers for it."""
    out = Loan.objects.filter(returned_at=None)
    return Figures(out.count(), out.filter(patron=None).count())


def _holds(register: Register, on: date) -> Figures:
    """Count live holds, those on the shelf past their time, and messages about them that did not leave in a day."""
    live = Hold.objects.filter(state__in=[Hold.State.WAITING, Hold.State.IN_TRANSIT, Hold.State.READY])
    forgotten = live.filter(state=Hold.State.READY).filter(Q(shelf_until=None) | Q(shelf_until__lt=on - _A_DAY))
    unsent = Notice.objects.filter(kind=Kind.HOLD_READY, state=Notice.State.WAITING, created_at__date__lt=on)
    return Figures(live.count(), forgotten.count() + unsent.count())


def _materials(register: Register, on: date) -> Figures:
    """Count kinds of material at branches for kinds of members, and where the rules give no time to borrow."""
    items = Item.objects.exclude(material_type__in=ONLINE_TYPES).order_by()
    places = items.values_list("branch_id", "material_type").distinct()
    categories = PatronCategory.objects.values_list("pk", flat=True)
    situations = [Situation(branch, category, kind) for branch, kind in places for category in categories]
    rules = all_rules()
    terms = [resolve_terms(rules, situation) for situation in situations]
    return Figures(len(terms), sum(term.lendable and term.loan_days < 1 for term in terms))


def _restricted(register: Register, on: date) -> Figures:
    """Count restrictions that stand, and what was done with those data since: a message that left, a loan made."""
    standing = Restriction.objects.filter(person_kind=PATRON, lifted_at=None)
    messages = Notice.objects.exclude(kind__in=[*ABOUT_RIGHTS, *ASKED_FOR]).filter(patron=OuterRef("person_id"))
    loans = Loan.objects.filter(patron=OuterRef("person_id"), checked_out_at__gt=OuterRef("since"))
    used = _with(standing, messages.filter(sent_at__gt=OuterRef("since"))) | _with(standing, loans)
    return Figures(standing.count(), used.distinct().count())


def _with(standing: QuerySet[Restriction], rows: QuerySet[Notice] | QuerySet[Loan]) -> QuerySet[Restriction]:
    return standing.filter(Exists(rows))


PROOFS = (
    LiveProof(
        "LEND-1",
        Words(
            "{checked} exemplaren zijn uitgeleend, bij {failed} daarvan staat niet bij wie",
            "{checked} copies are out, for {failed} of those it is not known with whom",
        ),
        _loans,
    ),
    LiveProof(
        "LEND-2",
        Words(
            "{checked} reserveringen lopen, bij {failed} klopt de stand niet of bleef het bericht liggen",
            "{checked} holds stand, {failed} of those are told wrongly or their message did not leave",
        ),
        _holds,
    ),
    LiveProof(
        "LEND-3",
        Words(
            "{checked} keer een soort materiaal, vestiging en lid, {failed} keer zonder uitleentermijn",
            "{checked} times a kind of material, branch and member, {failed} times without a loan period",
        ),
        _materials,
    ),
    LiveProof(
        "RIGHT-4",
        Words(
            "van {checked} mensen zijn de gegevens nu geblokkeerd, bij {failed} is er toch iets mee gedaan",
            "the data of {checked} people are blocked now, for {failed} of those something was done with them",
        ),
        _restricted,
    ),
)
