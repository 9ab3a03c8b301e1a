"""What waits: claims to be answered, and silences whose day comes within two weeks and must be looked at again."""

from datetime import datetime, timedelta

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.decisions import Decision, Waiting
from leeszaal.privacy.models import LegalClaim

SOON = timedelta(days=14)


def _open(now: datetime) -> Waiting:
    return Waiting(LegalClaim.objects.filter(state=LegalClaim.State.OPEN).count())


def _silences(now: datetime) -> Waiting:
    today = timezone.localdate(now)
    ending = LegalClaim.objects.filter(silent_until__gt=today, silent_until__lte=today + SOON)
    return Waiting(ending.count(), ending.aggregate(first=Min("silent_until"))["first"])


DECISIONS = (
    Decision("legal_claims", _("Claims by police, justice or the tax authority"), "office:legal_claims", _open),
    Decision("silences", _("Silences about a claim that end soon"), "office:legal_claims", _silences),
)
