"""Days and moments that can be typed: within bounds, so that no slip of the hand is kept as if it were meant."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leeszaal.common.periods import add_months

EARLIEST = date(1900, 1, 1)
"""No picture, contract or incident that is written down here is older."""
YEARS_AHEAD = 50
"""No day that is agreed to lies further ahead."""
_TOO_EARLY = _("This is too long ago. Look at the year.")
_TOO_LATE = _("This is too far ahead. Look at the year.")
_TO_COME = _("This day is still to come.")
_IS_OVER = _("This day is over.")


def day(**options: Any) -> forms.DateField:
    """Ask for a day, past or to come."""
    return _day(MinValueValidator(EARLIEST, _TOO_EARLY), MaxValueValidator(_latest, _TOO_LATE), **options)


def past_day(**options: Any) -> forms.DateField:
    """Ask for a day on which something happened, today at the latest."""
    return _day(MinValueValidator(EARLIEST, _TOO_EARLY), MaxValueValidator(timezone.localdate, _TO_COME), **options)


def day_to_come(**options: Any) -> forms.DateField:
    """Ask for a day until which something lasts, today at the earliest."""
    return _day(MinValueValidator(timezone.localdate, _IS_OVER), MaxValueValidator(_latest, _TOO_LATE), **options)


def past_moment(**options: Any) -> forms.DateTimeField:
    """Ask for a moment at which something happened. Whether it is over is told by the verb that takes it."""
    validators = [MinValueValidator(_earliest_moment, _TOO_EARLY), MaxValueValidator(_latest_moment, _TOO_LATE)]
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(widget=widget, validators=validators, **options)


def _day(*validators: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, validators=validators, **options)


def _latest() -> date:
    return add_months(timezone.localdate(), 12 * YEARS_AHEAD)


def _earliest_moment() -> datetime:
    return timezone.make_aware(datetime(EARLIEST.year, EARLIEST.month, EARLIEST.day))  # noqa: DTZ001  made aware


def _latest_moment() -> datetime:
    last = _latest()
    return timezone.make_aware(datetime(last.year, last.month, last.day))  # noqa: DTZ001  made aware
