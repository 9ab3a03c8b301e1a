"""What is typed at the desk about restriction, erasure and objection."""

from django import forms
from django.utils.translation import gettext_lazy

from leeszaal.patrons.limit_forms import AgainstForm, AgreedForm, GroundForm
from leeszaal.patrons.request_forms import HowForm
from leeszaal.privacy.models import Opening
from leeszaal.privacy.restriction.words import REASONS


class RestrictForm(GroundForm, HowForm):
    """Why data are restricted, and how it was checked who asks."""

    field_order = ("ground", "how")


class OpenForm(forms.Form):
    """For which of the reasons that the law leaves restricted data are opened, and what for."""

    reason = forms.ChoiceField(
        choices=list(REASONS.items()), label=gettext_lazy("Why may you look?"), widget=forms.RadioSelect
    )
    note = forms.CharField(
        max_length=200,
        label=gettext_lazy("What for?"),
        help_text=gettext_lazy("The person can read this."),
    )

    def clean_reason(self) -> Opening.Reason:
        """Give the reason."""
        return Opening.Reason(self.cleaned_data["reason"])


class EraseForm(AgreedForm, HowForm):
    """That the plan was read to the person, and how it was checked who asks."""


class ObjectForm(AgainstForm, HowForm):
    """To what somebody objects, what there is to say about it, and how it was checked who asks."""

    field_order = ("activity", "because", "how")
