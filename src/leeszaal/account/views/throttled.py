"""The words when somebody must wait before the next try."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from leeszaal.login.throttle import LockedOutError

TOO_MANY = 429


def locked_words(locked: LockedOutError) -> str:
    """Say until when to wait."""
    return _("There were too many wrong tries. You can try again at %(time)s.") % {
        "time": date_format(locked.minute, "H:i")
    }
