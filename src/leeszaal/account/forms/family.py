"""Asking another to let one use their pages, and saying yes to that."""

from django import forms
from django.utils.translation import gettext_lazy as _

from leeszaal.patrons.words import SHARE_SCOPES

SCOPES = tuple(SHARE_SCOPES.items())


class AskForm(forms.Form):
    """Whose pages, and for what. Card and birthday are asked together, so that a guess at one tells nothing."""

    called = forms.CharField(
        label=_("Who is it?"),
        max_length=40,
        help_text=_("What you call the other, for instance Grandma. The other reads this too."),
    )
    card_number = forms.CharField(
        label=_("Card number of the other"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    born_on = forms.DateField(
        label=_("Date of birth of the other"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What do you want to do there?"), choices=SCOPES, widget=forms.CheckboxSelectMultiple
    )


class AcceptForm(forms.Form):
    """What one allows, and until when."""

    scopes = forms.MultipleChoiceField(
        label=_("What do you allow?"), choices=SCOPES, widget=forms.CheckboxSelectMultiple
    )
    until_on = forms.DateField(
        label=_("Until when?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("A year at most. Leave this empty for a year. You can stop it sooner at any moment."),
    )
