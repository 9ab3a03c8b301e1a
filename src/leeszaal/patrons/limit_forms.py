"""What staff type about restriction, erasure and objection, at the desk and in the office."""

from django import forms
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Restriction
from leeszaal.privacy.objection import objectionable
from leeszaal.privacy.register import Activity
from leeszaal.privacy.restriction.words import GROUNDS


class GroundForm(forms.Form):
    """Why data are restricted (article 18(1))."""

    ground = forms.ChoiceField(choices=list(GROUNDS.items()), label=_("Why?"), widget=forms.RadioSelect)

    def clean_ground(self) -> Restriction.Ground:
        """Give the ground."""
        return Restriction.Ground(self.cleaned_data["ground"])


class AgreedForm(forms.Form):
    """That the person knows the plan of the erasure."""

    agreed = forms.BooleanField(label=_("The person knows what goes, and that it does not come back"))


class AgainstForm(forms.Form):
    """To what somebody objects, and what there is to say about it."""

    activity = forms.ChoiceField(label=_("Against what?"), widget=forms.RadioSelect)
    because = forms.CharField(
        required=False,
        max_length=500,
        label=_("Why?"),
        help_text=_("What is it about the person's situation? It helps to weigh it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: object, language: str, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        choices = [(each.key, each.title.in_language(language)) for each in objectionable(register())]
        self.fields["activity"].choices = choices  # type: ignore[attr-defined]

    def clean_activity(self) -> Activity:
        """Give the activity."""
        return register().activities[self.cleaned_data["activity"]]
