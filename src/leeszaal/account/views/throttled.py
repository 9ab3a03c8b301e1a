"""The words when somebody must wait before the next try."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from leeszaal.login.throttle import LockedOutError

TOO_MANY = 429


def locked_words(locked: LockedOutError) -> str:
    """Say until when to wait, to the minute above."""
    until = timezone.localtime(locked.until)
    if until.second or until.microsecond:
        until = until.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return _("There were too many wrong tries. You can try again at %(time)s.") % {"time": date_format(until, "H:i")}
