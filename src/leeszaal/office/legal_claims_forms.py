"""What can be typed about a claim by police, justice or the tax authority."""

from typing import Any

from django import forms
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from leeszaal.office.day_fields import day, past_day
from leeszaal.patrons.queries import patrons_of_cards
from leeszaal.privacy.declared import register
from leeszaal.privacy.legal_claims.rules import Demand


class ClaimForm(forms.Form):
    """Who claims, on which article, what, about whom, over which period; all of it as it stands in the letter."""

    article = forms.ChoiceField(label=_("Article"))
    issuer = forms.ChoiceField(label=_("Who claims"))
    authority = forms.CharField(max_length=120, label=_("Organisation"), help_text=_("For example the police unit."))
    reference = forms.CharField(max_length=60, label=_("Reference of the claim"))
    authorised = forms.BooleanField(
        required=False, label=_("The written authorisation of the examining judge was shown")
    )
    received_on = past_day(label=_("Received on"), initial=timezone.localdate)
    card = forms.CharField(max_length=20, label=_("Card number of the person"))
    demanded = forms.MultipleChoiceField(label=_("Which data are claimed"), widget=forms.CheckboxSelectMultiple)
    period_from = day(label=_("Period from"))
    period_to = day(label=_("Period until"))
    silent_until = day(
        required=False,
        label=_("Silent towards the person until"),
        help_text=_(
            "Where the law demands silence. On this day the person sees it, unless you look at it again before."
        ),
    )
    because = forms.CharField(
        required=False,
        max_length=1000,
        label=_("Reason, when you refuse the claim"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        language, grounds = (translation.get_language() or "nl")[:2], register().legal_grounds
        articles = [(key, ground.title.in_language(language)) for key, ground in grounds.articles.items()]
        issuers = [(key, words.in_language(language)) for key, words in grounds.issuers.items()]
        for name, choices in (("article", articles), ("issuer", issuers), ("demanded", _data(language))):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_card(self) -> int:
        """Give the number of the patron who has the card, or had it."""
        found = patrons_of_cards([self.cleaned_data["card"].strip()])
        if not found:
            raise forms.ValidationError(_("No member has a card with this number."))
        return found[0]

    def clean(self) -> None:
        """A period cannot end before it begins."""
        super().clean()
        begins, ends = self.cleaned_data.get("period_from"), self.cleaned_data.get("period_to")
        if begins and ends and ends < begins:
            self.add_error("period_to", _("The period ends before it begins."))

    def demand(self) -> Demand:
        """Give what is claimed, once the form was found right."""
        typed = self.cleaned_data
        return Demand(
            article=typed["article"],
            issuer=typed["issuer"],
            authorised=typed["authorised"],
            columns=frozenset(column for several in typed["demanded"] for column in several.split(",")),
            period_from=typed["period_from"],
            period_to=typed["period_to"],
            silent_until=typed["silent_until"],
        )


class RefuseForm(forms.Form):
    """Why a claim is refused."""

    because = forms.CharField(max_length=1000, label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class SilenceForm(forms.Form):
    """Until when the person is not told."""

    until = day(label=_("Silent until"))


def _data(language: str) -> list[tuple[str, str]]:
    """Give what can be claimed, each with its class: columns of a class that have one name are one choice."""
    declared = register()
    choices = []
    for found in declared.legal_grounds.classes.values():
        names: dict[str, list[str]] = {}
        for column in sorted(found.columns):
            names.setdefault(declared.names[column].in_language(language), []).append(column)
        title = found.title.in_language(language)
        choices += [(",".join(columns), f"{name} ({title})") for name, columns in names.items()]
    return choices
