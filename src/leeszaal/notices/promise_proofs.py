"""Live proofs that nothing is sent to who said no: every copy that left is held against the ledger of that moment."""

from collections.abc import Callable, Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery

from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.patrons.models import Interest, Mailing
from leeszaal.privacy.consents import people_who_consent
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import ConsentLine, Objection
from leeszaal.privacy.register import Register, Words

_SAID_BEFORE = ConsentLine.objects.filter(
    person_kind="patron", person_id=OuterRef("patron_id"), at__lte=OuterRef("sent_at")
).order_by("-pk")
_OBJECTED_THEN = Objection.objects.filter(
    Q(until=None) | Q(until__gt=OuterRef("sent_at")),
    person_kind="patron",
    person_id=OuterRef("patron_id"),
    since__lte=OuterRef("sent_at"),
)
_SENT = Notice.objects.filter(state=Notice.State.SENT, sent_at__isnull=False)


def _mailings(activities: Collection[str]) -> Callable[[Register, date], Figures]:
    """Count copies of mailings for these activities, and those of people whose last word before that was not yes."""

    def look(register: Register, on: date) -> Figures:
        checked = failed = 0
        for activity in activities:
            mailings = list(Mailing.objects.filter(activity=activity).values_list("pk", flat=True))
            copies = _SENT.filter(kind=Kind.MAILING, subject_ids__mailing__in=mailings)
            said = Subquery(_SAID_BEFORE.filter(activity=activity).values("what")[:1])
            yes = copies.annotate(said=said).filter(said=ConsentLine.What.GIVEN)
            allowed = yes.exclude(Exists(_OBJECTED_THEN.filter(activity=activity)))
            checked, failed = checked + (found := copies.count()), failed + found - allowed.count()
        return Figures(checked, failed)

    return look


def _welcomes(register: Register, on: date) -> Figures:
    """Count welcome mails, and those of people who had objected."""
    sent = _SENT.filter(kind=Kind.WELCOME_SERIES)
    return Figures(sent.count(), sent.filter(Exists(_OBJECTED_THEN.filter(activity="welcome"))).count())


def _interests(register: Register, on: date) -> Figures:
    """Count stated interests, and those of people who let nobody use them."""
    unused = Interest.objects.exclude(patron__in=people_who_consent("targeted"))
    return Figures(Interest.objects.count(), unused.count())


_SAYS = Words(
    "{checked} e-mails verstuurd in de laatste dertig dagen, {failed} aan iemand die toen geen ja had gezegd",
    "{checked} e-mails sent in the last thirty days, {failed} to somebody who had not said yes then",
)
_WELCOMED = Words(
    "{checked} welkomstmails in de laatste dertig dagen, {failed} aan iemand die ze niet wilde",
    "{checked} welcome mails in the last thirty days, {failed} to somebody who did not want them",
)

PROOFS = (
    LiveProof(
        "MIJN-2",
        Words(
            "{checked} interesses aangekruist, {failed} van iemand die daar geen ja tegen zegt",
            "{checked} interests ticked, {failed} of somebody who does not say yes to that",
        ),
        _interests,
    ),
    LiveProof("NEWS-1", _SAYS, _mailings(("newsletter", "direct_mail"))),
    LiveProof("NEWS-2", _WELCOMED, _welcomes),
    LiveProof("NEWS-3", _SAYS, _mailings(("targeted",))),
    LiveProof("PROF-3", _SAYS, _mailings(("profile",))),
)
