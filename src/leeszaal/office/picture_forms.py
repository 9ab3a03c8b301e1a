"""What can be typed about pictures: the picture, who agreed to it, where it is shown, the answer to an objection."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from leeszaal.common.barcodes import normalise_barcode
from leeszaal.office.day_fields import day, past_day
from leeszaal.patrons.models import Card
from leeszaal.privacy.models import Picture, PictureConsent
from leeszaal.privacy.models.pictures import LARGEST_BYTES

_BEGINNINGS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"RIFF": "image/webp"}
ANNOUNCED = (
    (Picture.Announced.SIGN, _("By a sign at the entrance")),
    (Picture.Announced.INVITATION, _("In the invitation or on the ticket")),
    (Picture.Announced.ALOUD, _("Said aloud at the beginning")),
    (Picture.Announced.NOT, _("It was not announced")),
)
HOW = (
    (PictureConsent.How.SIGNED, _("Signed")),
    (PictureConsent.How.EMAIL, _("By e-mail")),
    (PictureConsent.How.SPOKEN, _("Said")),
)


class PictureForm(forms.Form):
    """A picture that was made at an event."""

    event = forms.CharField(max_length=120, label=_("Event"))
    taken_on = past_day(label=_("Day"))
    place = forms.CharField(max_length=120, label=_("Place"))
    announced = forms.ChoiceField(choices=ANNOUNCED, required=False, label=_("How visitors knew of it beforehand"))
    photographer = forms.CharField(max_length=80, required=False, label=_("Photographer"))
    recognisable = forms.IntegerField(
        min_value=0, max_value=200, initial=0, label=_("How many people are in close-up"), help_text=_("None: a crowd.")
    )
    file = forms.FileField(required=False, label=_("The picture"), help_text=_("JPEG, PNG or WebP, 5 MB at most."))
    kept_at = forms.CharField(max_length=300, required=False, label=_("Or where it is kept"))

    def clean_file(self) -> bytes | None:
        """Take only pictures, by their first bytes, and none that is too large."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if (file.size or 0) > LARGEST_BYTES:
            raise forms.ValidationError(_("This file is larger than 5 MB."))
        content: bytes = file.read()
        if not type_of(content):
            raise forms.ValidationError(_("This is no JPEG, PNG or WebP picture."))
        return content

    def clean(self) -> dict[str, Any]:
        """A picture is here or somewhere else."""
        typed: dict[str, Any] = super().clean() or {}
        if not self.errors and not (typed.get("file") or typed.get("kept_at")):
            raise forms.ValidationError(_("Choose the file, or say where it is kept."))
        return typed


class ConsentForm(forms.Form):
    """Who agreed to be shown in close-up: a member by card, or anybody by name."""

    card = forms.CharField(max_length=30, required=False, label=_("Card number of a member"))
    name = forms.CharField(max_length=120, required=False, label=_("Or a name"))
    by_guardian = forms.BooleanField(required=False, label=_("Given by a parent or guardian (under 16)"))
    how = forms.ChoiceField(choices=HOW, label=_("How"))
    given_on = past_day(label=_("Given on"))

    def clean_card(self) -> int | None:
        """Give the number of the member whose card it is."""
        number = self.cleaned_data["card"].strip()
        if not number:
            return None
        found = list(Card.objects.filter(number=normalise_barcode(number)).values_list("patron_id", flat=True))
        if not found:
            raise forms.ValidationError(_("No member has this card."))
        return found[0]

    def clean(self) -> dict[str, Any]:
        """Ask for somebody."""
        typed: dict[str, Any] = super().clean() or {}
        if not self.errors and not (typed.get("card") or typed.get("name")):
            raise forms.ValidationError(_("Type a card number or a name."))
        return typed


class PublishForm(forms.Form):
    """Where a picture is shown, and until when."""

    shown_at = forms.CharField(max_length=300, label=_("Where it is shown"))
    since = day(label=_("From"))
    until = day(label=_("Until"))


class DecideForm(forms.Form):
    """The answer to who objects."""

    answer = forms.CharField(
        max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}), label=_("Answer to who objects")
    )


def type_of(content: bytes) -> str:
    """Give the type of a picture by its first bytes; empty for anything else."""
    return next((kind for begin, kind in _BEGINNINGS.items() if content.startswith(begin)), "")
