"""The live proofs about what left the house: each line of the ledger is looked at again, every night."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from leeszaal.privacy.disclosure.passages import ABROAD
from leeszaal.privacy.law import EEA
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import Agreement, Disclosure, DisclosureMatter
from leeszaal.privacy.register import Register, Words

UNDER_AGREEMENT = (DisclosureMatter.Way.PARTNER, DisclosureMatter.Way.PASSED_ON)
_OUTSIDE = ~Q(country="") & ~Q(country__in=EEA) & ~Q(way=DisclosureMatter.Way.OWN_WISH, ground=ABROAD)


def left() -> QuerySet[Disclosure]:
    """Give every line about something that left, or may have left."""
    return Disclosure.objects.exclude(outcome=Disclosure.Outcome.FAILED)


def _without_agreement(register: Register, on: date) -> Figures:
    """Count what went to partners, and that for which no agreement held on its day."""
    lines = left().filter(matter__way__in=UNDER_AGREEMENT).annotate(day=TruncDate("at"))
    holding = Agreement.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=OuterRef("day")),
        partner=OuterRef("matter__recipient"),
        agreed_on__lte=OuterRef("day"),
    )
    return Figures(lines.count(), lines.filter(~Exists(holding)).count())


def _outside(register: Register, on: date) -> Figures:
    """Count everything that left, and what went outside the European Economic Area without the person asking that."""
    matters = DisclosureMatter.objects.filter(_OUTSIDE)
    stored = Agreement.objects.filter(partner=OuterRef("matter__recipient")).exclude(stored_in__in=EEA)
    held = stored.filter(agreed_on__lte=OuterRef("day")).filter(Q(ends_on=None) | Q(ends_on__gte=OuterRef("day")))
    lines = left().annotate(day=TruncDate("at"), way=F("matter__way"))
    abroad = lines.filter(Q(matter__in=matters) | (Q(way__in=UNDER_AGREEMENT) & Exists(held)))
    return Figures(lines.count(), abroad.count())


PROOFS = (
    LiveProof(
        "PROC-1",
        Words(
            "{checked} keer ging er iets naar een organisatie buiten de bibliotheek, {failed} keer zonder overeenkomst",
            "{checked} times something went to an organisation outside the library, {failed} without an agreement",
        ),
        _without_agreement,
    ),
    LiveProof(
        "EU-1",
        Words(
            "{checked} keer ging er iets naar buiten, {failed} keer zonder dat iemand dat zelf vroeg naar buiten de"
            " Europese Economische Ruimte",
            "{checked} times something left, {failed} times to outside the European Economic Area without the person"
            " asking for that",
        ),
        _outside,
    ),
)
