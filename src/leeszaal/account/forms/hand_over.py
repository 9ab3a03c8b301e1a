"""What is typed when data go from one library to another: a code here, a branch there."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from leeszaal.branches.models import Branch
from leeszaal.common.countries import country_names
from leeszaal.privacy.hand_over.code import Code, NotACodeError
from leeszaal.privacy.hand_over.sending import Destination
from leeszaal.privacy.law import EEA


class CodeForm(forms.Form):
    """The code that the other library gave, and in which country that library is.

    For a country outside the European Economic Area it is asked once more, after it was told what that means.
    """

    code = forms.CharField(
        label=_("Code of the other library"),
        help_text=_("You get it there, under “Bring your data along”. It starts with https."),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    country = forms.ChoiceField(
        label=_("Country of the other library"),
        help_text=_("Outside the European Economic Area you may have fewer rights. Then we ask you once more."),
    )
    wanted_abroad = forms.BooleanField(
        required=False, label=_("I know that I may have fewer rights there, and I want you to hand over my data")
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["country"].choices = _countries()  # type: ignore[attr-defined]
        if not self.goes_abroad:
            del self.fields["wanted_abroad"]

    @property
    def goes_abroad(self) -> bool:
        """Tell whether a country outside the European Economic Area was chosen."""
        chosen = self.data.get("country", "")
        return chosen != "" and chosen not in EEA

    def clean(self) -> dict[str, Any]:
        """Ask once more when it goes abroad."""
        typed: dict[str, Any] = super().clean() or {}
        if self.goes_abroad and not typed.get("wanted_abroad"):
            self.add_error("wanted_abroad", _("Tick this if you want it. Else nothing is handed over."))
        return typed

    def destination(self) -> Destination:
        """Give where the data are to go, once the form is valid."""
        typed = self.cleaned_data
        return Destination(typed["code"], typed["country"], wanted_abroad=typed.get("wanted_abroad", False))

    def clean_code(self) -> Code:
        """Read the code."""
        try:
            return Code.read(self.cleaned_data["code"])
        except NotACodeError as error:
            raise forms.ValidationError(_("This is not a code of a library. Copy the whole code.")) from error


def _countries() -> list[tuple[Any, Any]]:
    """Give the countries to choose from, those of the European Economic Area apart."""
    names = country_names((get_language() or "nl")[:2]).items()
    within = [(code, name) for code, name in names if code in EEA]
    outside = [(code, name) for code, name in names if code not in EEA]
    return [
        ("", _("Choose a country")),
        (_("European Economic Area"), within),
        (_("Outside the European Economic Area"), outside),
    ]


class BranchForm(forms.Form):
    """Where somebody wants to become a member."""

    branch = forms.TypedChoiceField(label=_("Your branch"), coerce=int)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["branch"].choices = list(Branch.objects.values_list("pk", "name"))  # type: ignore[attr-defined]
