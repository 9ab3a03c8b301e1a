"""What is typed when data go from one library to another: a code here, a branch there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeszaal.branches.models import Branch
from leeszaal.privacy.hand_over.code import Code, NotACodeError


class CodeForm(forms.Form):
    """The code that the other library gave."""

    code = forms.CharField(
        label=_("Code of the other library"),
        help_text=_("You get it there, under “Bring your data along”. It starts with https."),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_code(self) -> Code:
        """Read the code."""
        try:
            return Code.read(self.cleaned_data["code"])
        except NotACodeError as error:
            raise forms.ValidationError(_("This is not a code of a library. Copy the whole code.")) from error


class BranchForm(forms.Form):
    """Where somebody wants to become a member."""

    branch = forms.TypedChoiceField(label=_("Your branch"), coerce=int)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["branch"].choices = list(Branch.objects.values_list("pk", "name"))  # type: ignore[attr-defined]
