"""Choosing why one's data go under lock, and what one objects to."""

from django import forms
from django.utils.translation import gettext_lazy

from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Restriction
from leeszaal.privacy.objection import objectionable
from leeszaal.privacy.register import Activity
from leeszaal.privacy.restriction.words import OWN_GROUNDS


class LockForm(forms.Form):
    """Why one's data go under lock (article 18(1))."""

    ground = forms.ChoiceField(choices=list(OWN_GROUNDS.items()), label=gettext_lazy("Why?"), widget=forms.RadioSelect)

    def clean_ground(self) -> Restriction.Ground:
        """Give the ground."""
        return Restriction.Ground(self.cleaned_data["ground"])


class ObjectForm(forms.Form):
    """What one objects to."""

    activity = forms.ChoiceField(label=gettext_lazy("What should we stop?"), widget=forms.RadioSelect)
    because = forms.CharField(
        required=False,
        max_length=500,
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("What is it about your situation? It helps us to weigh it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: object, language: str, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        choices = [(each.key, each.title.in_language(language)) for each in objectionable(register())]
        self.fields["activity"].choices = choices  # type: ignore[attr-defined]

    def clean_activity(self) -> Activity:
        """Give the activity."""
        return register().activities[self.cleaned_data["activity"]]
