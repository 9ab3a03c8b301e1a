"""What waits for the privacy officer: objections to pictures, and publications whose last day is over."""

from datetime import datetime

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.decisions import Decision, Waiting
from leeszaal.privacy.models import PictureObjection, Publication


def _objections(now: datetime) -> Waiting:
    waiting = PictureObjection.objects.filter(outcome="")
    return Waiting(waiting.count(), waiting.aggregate(first=Min("due_on"))["first"])


def _to_remove(now: datetime) -> Waiting:
    over = Publication.objects.filter(removed_on=None, until__lt=timezone.localdate(now))
    return Waiting(over.count(), over.aggregate(first=Min("until"))["first"])


DECISIONS = (
    Decision("picture_objections", _("Objections to pictures"), "office:pictures", _objections),
    Decision("publications", _("Pictures that should be removed by now"), "office:pictures", _to_remove),
)
