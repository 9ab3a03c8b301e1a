"""Enrolling online: one page, and what it means."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from leeszaal.branches.models import Branch
from leeszaal.common.money import format_cents
from leeszaal.patrons.details import Details
from leeszaal.patrons.forms import PersonForm, details_from
from leeszaal.patrons.models import SubscriptionKind


class EnrolForm(PersonForm):
    """Who, how to be reached, which subscription, which branch, a password, and a guardian for a child."""

    kind = forms.TypedChoiceField(label=_("Subscription"), coerce=int, widget=forms.RadioSelect)
    branch = forms.TypedChoiceField(
        label=_("Your branch"),
        coerce=int,
        help_text=_("Here you pick up your card. You can borrow at every branch."),
    )
    guardian_card = forms.CharField(
        label=_("Card number of the parent or guardian"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    guardian_born_on = forms.DateField(
        label=_("Date of birth of the parent or guardian"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "off"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        help_text=_("At least ten characters. A few words in a row are easy to remember and hard to guess."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        language = get_language() or "nl"
        kinds = SubscriptionKind.objects.filter(may_enrol_online=True)
        self.fields["kind"].choices = [(kind.pk, _kind_words(kind, language)) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["branch"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose a branch")),
            *Branch.objects.filter(is_pickup_location=True).values_list("pk", "name"),
        ]

    def clean_password(self) -> Any:
        """Refuse a password that is short or common."""
        validate_password(self.cleaned_data["password"])
        return self.cleaned_data["password"]

    def clean(self) -> dict[str, Any]:
        """Refuse two passwords that are not the same."""
        cleaned = super().clean() or {}
        if "password" in cleaned and cleaned["password"] != cleaned.get("password_again"):
            self.add_error("password_again", _("This is not the same as the password above."))
        return cleaned

    def details(self) -> Details:
        """Give what was typed about the person."""
        return details_from(self.cleaned_data)


def _kind_words(kind: SubscriptionKind, language: str) -> str:
    name = kind.name_en if language == "en" else kind.name_nl
    if not kind.fee_cents:
        return f"{name}: {_('free')}"
    price = format_cents(kind.fee_cents, language)
    if kind.months == 12:
        return _("%(name)s: %(price)s a year") % {"name": name, "price": price}
    return _("%(name)s: %(price)s for %(months)s months") % {"name": name, "price": price, "months": kind.months}
