"""What can be typed about a request of somebody about their own data, on every page where that is done."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeszaal.common.barcodes import normalise_barcode
from leeszaal.patrons.models import Card
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import IdentityCheck, RightsRequest
from leeszaal.privacy.requests.grounds import GROUNDS, Extension, Refusal
from leeszaal.privacy.requests.problems import RequestError
from leeszaal.privacy.requests.words import EXTENSIONS, HOW, INTAKES, PROBLEMS, REFUSALS, RIGHTS, TITLES

_DAY = {"type": "date"}
_AT_DESK = (
    IdentityCheck.How.DOCUMENT_SEEN,
    IdentityCheck.How.CONTROL_QUESTIONS,
    IdentityCheck.How.CALLED_BACK,
)
_BY_POST = (RightsRequest.Intake.EMAIL, RightsRequest.Intake.LETTER)
DONE_AT_ONCE = (Right.ACCESS, Right.PORTABILITY)


def _day(label: Any, help_text: Any) -> forms.DateField:
    widget = forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    return forms.DateField(required=False, label=label, help_text=help_text, widget=widget)


class HowForm(forms.Form):
    """How it was checked who asks: never what was seen or answered."""

    how = forms.ChoiceField(
        label=_("How did you check who asks?"),
        help_text=_("Only note how. Never copy a proof of identity, and write no answer or number down."),
        choices=[(how.value, HOW[how]) for how in _AT_DESK],
        widget=forms.RadioSelect,
    )

    def clean_how(self) -> IdentityCheck.How:
        """Give the way."""
        return IdentityCheck.How(self.cleaned_data["how"])


class WishForm(forms.Form):
    """What somebody asks for on the own page; what can be had there at once has a button of its own."""

    right = forms.ChoiceField(
        label=_("What do you want?"),
        choices=[(right.value, RIGHTS[right]) for right in GROUNDS if right not in DONE_AT_ONCE],
    )
    wish = forms.CharField(
        label=_("Tell us more"),
        help_text=_("Which data, and what should happen with them?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_right(self) -> Right:
        """Give the right."""
        return Right(self.cleaned_data["right"])


class ChildWishForm(WishForm):
    """What a parent or guardian asks for a child, in words that are not about oneself."""

    right = forms.ChoiceField(
        label=_("What do you want?"),
        choices=[(right.value, TITLES[right]) for right in GROUNDS if right not in DONE_AT_ONCE],
    )


class AnyWishForm(WishForm):
    """What somebody asks of staff: any of the rights."""

    right = forms.ChoiceField(label=_("What is asked?"), choices=[(right.value, TITLES[right]) for right in GROUNDS])


class DeskRequestForm(AnyWishForm, HowForm):
    """A request of somebody who stands at the desk, with how it was checked who asks."""

    field_order = ("right", "wish", "how")


class FromCardForm(AnyWishForm):
    """A request from an e-mail or letter, of somebody who is found by a card number."""

    card = forms.CharField(label=_("Card"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    intake = forms.ChoiceField(
        label=_("How did it reach us?"), choices=[(intake.value, INTAKES[intake]) for intake in _BY_POST]
    )
    dated_on = _day(_("Date of the e-mail or letter"), _("The month for an answer counts from the earliest day."))
    received_on = _day(_("Received on"), _("Today, unless you fill it in."))
    field_order = ("card", "right", "intake", "dated_on", "received_on", "wish")

    def clean_intake(self) -> RightsRequest.Intake:
        """Give how it came in."""
        return RightsRequest.Intake(self.cleaned_data["intake"])

    def clean_card(self) -> int:
        """Find the patron of the card."""
        cards = Card.objects.filter(number=normalise_barcode(self.cleaned_data["card"]))
        for person_id in cards.values_list("patron_id", flat=True):
            return person_id
        raise forms.ValidationError(_("This card is not known here."))


class WordsForm(forms.Form):
    """What the person is told besides; may be empty."""

    words = forms.CharField(
        label=_("In words for the person"),
        help_text=_("This stands in the letter."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ExtendForm(WordsForm):
    """Why more time is needed."""

    reason = forms.ChoiceField(label=_("Reason"), choices=[(reason.value, EXTENSIONS[reason]) for reason in Extension])
    field_order = ("reason", "words")

    def clean_reason(self) -> Extension:
        """Give the reason."""
        return Extension(self.cleaned_data["reason"])


class RefuseForm(WordsForm):
    """On which ground a request is refused, and why it holds here."""

    ground = forms.ChoiceField(label=_("Ground"))
    field_order = ("ground", "words")

    def __init__(self, data: Any = None, *, right: Right) -> None:
        super().__init__(data)
        grounds = [(ground.value, f"{REFUSALS[ground]} ({ground})") for ground in GROUNDS[right]]
        self.fields["ground"].choices = grounds  # type: ignore[attr-defined]

    def clean_ground(self) -> Refusal:
        """Give the ground."""
        return Refusal(self.cleaned_data["ground"])


def show_request_problems(form: forms.Form, refused: RequestError) -> None:
    """Put each problem at its field, or above the form when it is about the request as a whole."""
    for name, problem in refused.problems.items():
        form.add_error(name if name in form.fields else None, str(PROBLEMS[problem]))
