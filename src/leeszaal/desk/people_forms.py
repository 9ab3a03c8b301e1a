"""What can be typed about patrons at the desk."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from leeszaal.charges.models import Settlement
from leeszaal.common.money import format_cents, parse_cents
from leeszaal.patrons.forms import PersonForm
from leeszaal.patrons.models import Block, Patron, SubscriptionKind
from leeszaal.patrons.queries import kinds_for
from leeszaal.patrons.search import patron_by_card
from leeszaal.patrons.services import Wish
from leeszaal.patrons.words import BLOCKS, kind_name

_SCANNED = {"autocomplete": "off", "inputmode": "numeric"}


def kind_words(kind: SubscriptionKind) -> str:
    """Name a subscription with its price."""
    fee = format_cents(kind.fee_cents, get_language() or "nl") if kind.fee_cents else _("free")
    return f"{kind_name(kind)}: {fee}"


class DeskPersonForm(PersonForm):
    """The person, as at home; at the desk an e-mail address is not demanded."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)


class _CardFields(forms.Form):
    card_number = forms.CharField(
        required=False,
        max_length=40,
        label=gettext_lazy("Card"),
        help_text=gettext_lazy("Scan the new card, or leave it empty for a drawn number."),
        widget=forms.TextInput(attrs=_SCANNED),
    )
    identity_seen = forms.BooleanField(
        required=False,
        label=gettext_lazy("I have seen a proof of identity"),
        help_text=gettext_lazy("Only look at it. Never copy it or write its number down."),
    )


class NewPatronForm(DeskPersonForm, _CardFields):
    """Somebody who becomes a member at the desk, in the order in which it is asked there; the proof comes last."""

    field_order = (
        *PersonForm.field_order,
        *("street", "house_number", "addition", "postcode", "town", "email", "phone", "language"),
        *("kind", "guardian_card", "card_number", "identity_seen"),
    )
    kind = forms.TypedChoiceField(label=gettext_lazy("Subscription"), coerce=int)
    guardian_card = forms.CharField(
        required=False,
        max_length=40,
        label=gettext_lazy("Card of the parent or guardian"),
        help_text=gettext_lazy("For a child under 16."),
        widget=forms.TextInput(attrs=_SCANNED),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        kinds = SubscriptionKind.objects.all()
        self.fields["kind"].choices = [(kind.pk, kind_words(kind)) for kind in kinds]  # type: ignore[attr-defined]

    def clean_guardian_card(self) -> int | None:
        """Find the guardian of the card."""
        number = self.cleaned_data["guardian_card"]
        card = patron_by_card(number) if number else None
        if number and card is None:
            raise ValidationError(_("This card is not known here."))
        return card.patron_id if card else None

    def wish(self, branch_id: int) -> Wish:
        """Give what the person asks for."""
        return Wish(self.cleaned_data["kind"], branch_id, self.cleaned_data["guardian_card"])


class CompleteForm(_CardFields):
    """Completing an enrolment that began online."""

    kind = forms.TypedChoiceField(label=gettext_lazy("Subscription"), coerce=int)
    field_order = ("kind", "card_number", "identity_seen")

    def __init__(self, data: Any = None, *, patron: Patron) -> None:
        super().__init__(data, initial={"kind": patron.wanted_kind_id})
        kinds = kinds_for(patron.born_on, timezone.localdate())
        self.fields["kind"].choices = [(kind.pk, kind_words(kind)) for kind in kinds]  # type: ignore[attr-defined]


class BlockForm(forms.Form):
    """Why somebody may not borrow for now."""

    reason = forms.ChoiceField(choices=BLOCKS.items, label=gettext_lazy("Reason"))
    note = forms.CharField(
        required=False,
        max_length=200,
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("The patron can read this too."),
    )
    until_on = forms.DateField(
        required=False, label=gettext_lazy("Until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_reason(self) -> Block.Reason:
        """Give the reason."""
        return Block.Reason(self.cleaned_data["reason"])


class GuardianForm(forms.Form):
    """Who answers for a child."""

    card = forms.CharField(max_length=40, label=gettext_lazy("Card"), widget=forms.TextInput(attrs=_SCANNED))

    def clean_card(self) -> int:
        """Find the patron of the card."""
        card = patron_by_card(self.cleaned_data["card"])
        if card is None:
            raise ValidationError(_("This card is not known here."))
        return card.patron_id


class AmountForm(forms.Form):
    """An amount of money, and how it is paid or why it is not."""

    amount = forms.CharField(label=gettext_lazy("Amount"), widget=forms.TextInput(attrs={"inputmode": "decimal"}))

    def clean_amount(self) -> int:
        """Read the amount in cents."""
        try:
            cents = parse_cents(self.cleaned_data["amount"])
        except ValueError as error:
            raise ValidationError(_("Write an amount such as 2,50.")) from error
        if cents <= 0:
            raise ValidationError(_("Write an amount above zero."))
        return cents


class PayForm(AmountForm):
    """A payment at the desk."""

    means = forms.ChoiceField(
        choices=[(Settlement.Means.PIN, gettext_lazy("Bank card")), (Settlement.Means.CASH, gettext_lazy("Cash"))],
        label=gettext_lazy("Paid by"),
    )


class WaiveForm(AmountForm):
    """A charge that need not be paid."""

    charge = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(max_length=200, label=gettext_lazy("Reason"))


def initial_person(details: Any) -> dict[str, Any]:
    """Give what stands in the person's form at first."""
    names = [name for name in DeskPersonForm.base_fields if name != "phone"]
    return {name: getattr(details, name) for name in names} | {"phone": next(iter(details.phones), "")}
