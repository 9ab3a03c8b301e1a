"""What can be typed about branches, and what is wrong with it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from stdnum import isil

from leeszaal.branches.models import Branch
from leeszaal.branches.services import Stretch

STRETCHES_A_DAY = 2


class BranchForm(forms.ModelForm[Branch]):
    """The details of a branch."""

    class Meta:
        model = Branch
        fields = (
            "name",
            "code",
            "isil",
            "street",
            "house_number",
            "postcode",
            "town",
            "phone",
            "email",
            "keeps_public_holidays",
            "is_pickup_location",
            "position",
        )
        labels = {
            "name": gettext_lazy("Name"),
            "code": gettext_lazy("Short code"),
            "isil": gettext_lazy("ISIL"),
            "street": gettext_lazy("Street"),
            "house_number": gettext_lazy("House number"),
            "postcode": gettext_lazy("Postcode"),
            "town": gettext_lazy("Town"),
            "phone": gettext_lazy("Telephone"),
            "email": gettext_lazy("E-mail"),
            "keeps_public_holidays": gettext_lazy("Closed on Dutch public holidays"),
            "is_pickup_location": gettext_lazy("Holds can be picked up here"),
            "position": gettext_lazy("Place in lists"),
        }
        help_texts = {
            "code": gettext_lazy("Used in imports. It cannot be shared with another branch."),
            "isil": gettext_lazy("For example NL-0812341001."),
        }

    def clean_isil(self) -> str:
        """Check the form of the ISIL (ISO 15511)."""
        code: str = self.cleaned_data["isil"]
        if code and not (isil.is_valid(code) and isil.compact(code).partition("-")[2]):
            raise ValidationError(_("This is no ISIL. It looks like NL-0812341001."))
        return isil.compact(code)


class HoursForm(forms.Form):
    """Seven days with two stretches each; an empty stretch means closed."""

    def __init__(self, data: Any = None, *, branch: Branch) -> None:
        super().__init__(data)
        present = {day: [s for s in branch.opening_hours.all() if s.weekday == day] for day in range(7)}
        for day, number in self._places():
            stretch = present[day][number] if number < len(present[day]) else None
            for part in ("opens", "closes"):
                self.fields[f"{part}_{day}_{number}"] = forms.TimeField(
                    required=False,
                    label=self._label(day, number, part),
                    initial=getattr(stretch, part, None),
                    widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
                )

    @staticmethod
    def _places() -> Iterator[tuple[int, int]]:
        return ((day, number) for day in range(7) for number in range(STRETCHES_A_DAY))

    @staticmethod
    def _label(day: int, number: int, part: str) -> str:
        word = _("open") if part == "opens" else _("closed")
        again = _(" again") if number else ""
        return f"{str(WEEKDAYS[day]).capitalize()} {word}{again}"

    def days(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Give each weekday's name with its four fields."""
        for day in range(7):
            yield str(WEEKDAYS[day]), [self[name] for name in self.fields if name.split("_")[1] == str(day)]

    def clean(self) -> dict[str, Any]:
        """Demand both ends of a stretch, in their order."""
        cleaned = super().clean() or {}
        for day, number in self._places():
            opens, closes = cleaned.get(f"opens_{day}_{number}"), cleaned.get(f"closes_{day}_{number}")
            if (opens is None) != (closes is None):
                self.add_error(f"closes_{day}_{number}", _("Fill in both times, or neither."))
            elif opens and closes and opens >= closes:
                self.add_error(f"closes_{day}_{number}", _("The closing time comes after the opening time."))
        return cleaned

    def say_overlap(self, weekday: int) -> None:
        """Tell at which day two stretches overlap."""
        self.add_error(f"opens_{weekday}_1", _("This overlaps with the first opening time of the day."))

    def stretches(self) -> list[Stretch]:
        """Give the filled-in stretches."""
        return [
            Stretch(day, self.cleaned_data[f"opens_{day}_{number}"], self.cleaned_data[f"closes_{day}_{number}"])
            for day, number in self._places()
            if self.cleaned_data[f"opens_{day}_{number}"]
        ]


class ClosingDayForm(forms.Form):
    """A day on which one branch, or every branch, is closed; a day may be given twice, to renew its reason."""

    closed_on = forms.DateField(
        label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    branch = forms.ModelChoiceField(
        Branch.objects.all(),
        required=False,
        label=gettext_lazy("Branch"),
        empty_label=gettext_lazy("All branches"),
    )
    reason = forms.CharField(max_length=80, required=False, label=gettext_lazy("Reason"))
