"""Changing one's own details: what a patron may change without the desk."""

from dataclasses import replace
from typing import Any

from leeszaal.patrons.details import Details
from leeszaal.patrons.forms import ContactForm

_SAME = ("street", "house_number", "addition", "postcode", "town", "email", "language")


class DetailsForm(ContactForm):
    """Address, telephone, e-mail and language; names and birthday change at the desk."""

    def new_details(self, now_known: Details) -> Details:
        """Give what is known, with what was typed in place of it; further telephone numbers stay."""
        values: dict[str, Any] = {name: self.cleaned_data[name] for name in _SAME}
        return replace(now_known, phones=(self.cleaned_data["phone"], *now_known.phones[1:]), **values)


def initial_values(details: Details) -> dict[str, Any]:
    """Give what stands in the form at first."""
    return {name: getattr(details, name) for name in _SAME} | {"phone": next(iter(details.phones), "")}
