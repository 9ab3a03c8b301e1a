"""What is typed at the desk about restriction, erasure and objection."""

from django import forms
from django.utils.translation import gettext_lazy

from leeszaal.patrons.request_forms import HowForm
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Opening, Restriction
from leeszaal.privacy.objection import objectionable
from leeszaal.privacy.register import Activity
from leeszaal.privacy.restriction.words import GROUNDS, REASONS


class RestrictForm(HowForm):
    """Why data are restricted, and how it was checked who asks."""

    ground = forms.ChoiceField(choices=list(GROUNDS.items()), label=gettext_lazy("Why?"), widget=forms.RadioSelect)
    field_order = ("ground", "how")

    def clean_ground(self) -> Restriction.Ground:
        """Give the ground."""
        return Restriction.Ground(self.cleaned_data["ground"])


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


class EraseForm(HowForm):
    """That the plan was read to the person, and how it was checked who asks."""

    agreed = forms.BooleanField(
        label=gettext_lazy("The person knows what goes, and that it does not come back"),
    )


class ObjectForm(HowForm):
    """To what somebody objects, and what there is to say about it."""

    activity = forms.ChoiceField(label=gettext_lazy("Against what?"), widget=forms.RadioSelect)
    because = forms.CharField(
        required=False,
        max_length=500,
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("What is it about the person's situation? It helps to weigh it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("activity", "because", "how")

    def __init__(self, *args: object, language: str, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        choices = [(each.key, each.title.in_language(language)) for each in objectionable(register())]
        self.fields["activity"].choices = choices  # type: ignore[attr-defined]

    def clean_activity(self) -> Activity:
        """Give the activity."""
        return register().activities[self.cleaned_data["activity"]]
