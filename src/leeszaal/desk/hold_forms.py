"""What can be typed about holds at the desk."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Item, ItemStatus, Record
from leeszaal.patrons.search import patron_by_card


class PlaceHoldForm(forms.Form):
    """For whom, where to fetch it, and whether one special copy is wanted."""

    card = forms.CharField(
        max_length=40,
        label=gettext_lazy("Card of the patron"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True, "data-scan": ""}),
    )
    branch = forms.ModelChoiceField(Branch.objects.none(), label=gettext_lazy("Pick up at"), empty_label=None)
    item = forms.ModelChoiceField(
        Item.objects.none(), required=False, label=gettext_lazy("Copy"), empty_label=gettext_lazy("any copy")
    )

    def __init__(self, data: Any = None, *, branch_id: int, record: Record) -> None:
        super().__init__(data, initial={"branch": branch_id})
        self.fields["branch"].queryset = Branch.objects.filter(is_pickup_location=True)  # type: ignore[attr-defined]
        copies = Item.objects.filter(record=record).exclude(status=ItemStatus.WITHDRAWN)
        self.fields["item"].queryset = copies  # type: ignore[attr-defined]

    def clean_card(self) -> str:
        """Find the patron of the card; the number itself is not kept."""
        card = patron_by_card(self.cleaned_data["card"])
        if card is None:
            raise ValidationError(_("This card is not known here."))
        self.cleaned_data["patron_id"] = card.patron_id
        return ""
