"""What can be typed about an agreement with an organisation outside the library."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from leeszaal.office.day_fields import day
from leeszaal.privacy.declared import register
from leeszaal.privacy.law import EEA
from leeszaal.privacy.models import Agreement

BIGGEST = 5_000_000
"""Bytes of a document."""
_PDF = b"%PDF-"


class AgreementForm(forms.ModelForm[Agreement]):
    """An agreement, as the door asks for it. There is no field for a price: data are not sold."""

    partner = forms.ChoiceField(label=_("Organisation"))
    title = forms.CharField(
        max_length=200, label=_("Name of the agreement"), help_text=_("As the register names it; else nothing leaves.")
    )
    agreed_on = day(label=_("In force from"))
    ends_on = day(required=False, label=_("Last day (empty: no end)"))
    review_on = day(required=False, label=_("Look at it again on"))
    stored_in = forms.ChoiceField(
        choices=[(code, code) for code in sorted(EEA)], label=_("Country where the data are stored")
    )
    sub_processors = forms.CharField(
        required=False,
        label=_("Who works for them"),
        help_text=_("One on each line, with its country: Example Hosting, DE"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    document = forms.FileField(
        required=False, label=_("The signed document"), help_text=_("A PDF of at most 5 MB. It is kept encrypted.")
    )

    class Meta:
        model = Agreement
        fields = ["partner", "title", "agreed_on", "ends_on", "review_on", "stored_in", "sub_processors"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        language = (translation.get_language() or "nl")[:2]
        known = [(partner.key, partner.name.in_language(language)) for partner in register().partners.values()]
        self.fields["partner"].choices = known  # type: ignore[attr-defined]
        working = self.instance.sub_processors or []
        self.initial["sub_processors"] = "\n".join(f"{each['name']}, {each['country']}" for each in working)

    def clean_sub_processors(self) -> list[dict[str, str]]:
        """Read each line; a country outside the European Economic Area is refused."""
        found = []
        for line in filter(None, map(str.strip, self.cleaned_data["sub_processors"].splitlines())):
            name, _comma, country = (part.strip() for part in line.rpartition(","))
            if not name or country.upper() not in EEA:
                words = _("“%(line)s” has no country of the European Economic Area.")
                raise forms.ValidationError(words, params={"line": line})
            found.append({"name": name, "country": country.upper()})
        return found

    def clean_document(self) -> "UploadedFile[Any] | None":
        """Take a PDF of bounded size, and nothing else."""
        given: UploadedFile[Any] | None = self.cleaned_data["document"]
        if given is not None:
            if (given.size or 0) > BIGGEST:
                raise forms.ValidationError(_("The file is larger than 5 MB."))
            if given.read(len(_PDF)) != _PDF:
                raise forms.ValidationError(_("This is not a PDF."))
            given.seek(0)
        return given

    def clean(self) -> None:
        """An agreement cannot end before it begins."""
        super().clean()
        begins, ends = self.cleaned_data.get("agreed_on"), self.cleaned_data.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("The last day is before the first."))
