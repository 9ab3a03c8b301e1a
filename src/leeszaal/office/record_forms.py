"""What can be typed about records and items, and what is wrong with it, line by line."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leeszaal.branches.models import Branch
from leeszaal.catalogue.marc.record import MarcRecord
from leeszaal.catalogue.marc.text import TextError, parse_record
from leeszaal.catalogue.marc.validate import Finding, validate
from leeszaal.catalogue.models import Item
from leeszaal.catalogue.words import MATERIALS
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.office.marc_words import say_cause
from leeszaal.office.rule_forms import CentsField
from leeszaal.patrons.words import PROBLEMS
from leeszaal.patrons.written import NotWrittenError, free_of_bsn


class RecordForm(forms.Form):
    """A record as lines, and the moment at which it was read, so that nobody writes over a colleague."""

    text = forms.CharField(
        label=gettext_lazy("Record"),
        max_length=500_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 28, "spellcheck": "false", "class": "marc-text", "data-marc-text": ""}),
    )
    read_at = forms.CharField(required=False, widget=forms.HiddenInput)
    keep_findings = forms.BooleanField(required=False, label=gettext_lazy("Save all the same"))

    def clean_text(self) -> MarcRecord:
        """Read the lines."""
        try:
            return parse_record(self.cleaned_data["text"])
        except TextError as error:
            raise ValidationError([say_cause(problem) for problem in error.problems]) from error

    def clean_read_at(self) -> datetime | None:
        """Read the moment; without one nothing can be written over."""
        try:
            return datetime.fromisoformat(self.cleaned_data["read_at"])
        except ValueError:
            return None

    def findings(self) -> tuple[Finding, ...]:
        """Give what the rules of MARC 21 say against the record as it was typed."""
        marc = self.cleaned_data.get("text")
        return validate(marc) if isinstance(marc, MarcRecord) else ()


class ItemForm(forms.ModelForm[Item]):
    """The description of a copy."""

    branch = forms.ModelChoiceField(Branch.objects.all(), label=gettext_lazy("Branch"), empty_label=None)
    material_type = forms.ChoiceField(choices=MATERIALS.items, label=gettext_lazy("Material"))
    price_cents = CentsField(
        required=False,
        label=gettext_lazy("Price"),
        help_text=gettext_lazy("What is charged when it is lost."),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )

    class Meta:
        model = Item
        fields = ("barcode", "branch", "shelf", "call_number", "material_type", "price_cents", "is_lendable", "note")
        labels = {
            "barcode": gettext_lazy("Barcode"),
            "shelf": gettext_lazy("Shelf"),
            "call_number": gettext_lazy("Call number"),
            "is_lendable": gettext_lazy("May be lent"),
            "note": gettext_lazy("Note"),
        }
        help_texts = {"note": gettext_lazy("About the copy, never about a person.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["barcode"]

    def clean_barcode(self) -> str:
        """Read the barcode in the form in which it is kept."""
        code = normalise_barcode(self.cleaned_data["barcode"])
        if not code:
            raise ValidationError(_("Scan or type the barcode."))
        return code

    def clean_note(self) -> str:
        """Refuse a citizen service number: the catalogue is no place for people."""
        try:
            return free_of_bsn(self.cleaned_data["note"])
        except NotWrittenError as error:
            raise ValidationError(str(PROBLEMS[error.problem])) from error

    def description(self) -> dict[str, Any]:
        """Give what the catalogue keeps of it."""
        data = self.cleaned_data
        kept = ("shelf", "call_number", "material_type", "price_cents", "is_lendable", "note")
        return {"branch_id": data["branch"].pk} | {name: data[name] for name in kept}


class MergeForm(forms.Form):
    """Which record stays."""

    into = forms.IntegerField(
        min_value=1,
        label=gettext_lazy("Number of the record that stays"),
        help_text=gettext_lazy("It stands in the address of its page: /record/123."),
    )

    def __init__(self, data: Any = None, *, emptied_id: int, exists: Any) -> None:
        super().__init__(data)
        self.emptied_id, self.exists = emptied_id, exists

    def clean_into(self) -> int:
        """Refuse the record itself, and numbers that nothing has."""
        into: int = self.cleaned_data["into"]
        if into == self.emptied_id:
            raise ValidationError(_("A record cannot be merged with itself."))
        if not self.exists(into):
            raise ValidationError(_("There is no record with this number."))
        return into
