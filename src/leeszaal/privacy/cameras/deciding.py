"""What waits for a second person: looking at recordings; and claims that end soon."""

from datetime import datetime, timedelta

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.decisions import Decision, Waiting
from leeszaal.privacy.models import Recording, Viewing

_SOON = timedelta(days=7)


def _asked(now: datetime) -> Waiting:
    since = now - timedelta(days=7)
    return Waiting(Viewing.objects.filter(agreed_by=None, asked_at__gte=since).count(), timezone.localdate(now))


def _claims(now: datetime) -> Waiting:
    ending = Recording.objects.filter(claimed_until__lte=timezone.localdate(now) + _SOON)
    return Waiting(ending.count(), ending.aggregate(first=Min("claimed_until"))["first"])


DECISIONS = (
    Decision("viewings", _("Looking at recordings that waits for a second person"), "office:cameras", _asked),
    Decision("camera_claims", _("Claimed recordings of which the claim ends"), "office:cameras", _claims),
)
