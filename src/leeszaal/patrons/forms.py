"""The fields with which people tell who they are and how they can be reached, at home and at the desk."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leeszaal.patrons.details import Details, birthday_problem
from leeszaal.patrons.problems import RefusedError
from leeszaal.patrons.words import PROBLEMS, SEXES
from leeszaal.patrons.written import NotWrittenError, written_phone, written_postcode

_OTHER_NAMES = {"phones": "phone", "guardian": "guardian_card"}


def _text(label: Any, longest: int, autocomplete: str, *, required: bool = True) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget)


def _written(write: Callable[[str], str], typed: str) -> str:
    try:
        return write(typed)
    except NotWrittenError as error:
        raise forms.ValidationError(str(PROBLEMS[error.problem])) from error


class ContactForm(forms.Form):
    """Address, telephone, e-mail and language. The checks are those of `patrons.details`."""

    street = _text(_("Street"), 80, "off")
    house_number = forms.IntegerField(
        label=_("House number"), min_value=1, max_value=99999, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    addition = _text(_("Addition"), 10, "off", required=False)
    postcode = _text(_("Postcode"), 10, "postal-code")
    town = _text(_("Town"), 80, "address-level2")
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    phone = forms.CharField(
        label=_("Telephone number"),
        max_length=25,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    language = forms.ChoiceField(
        label=_("Language of our messages"), choices=settings.LANGUAGES, initial="nl", widget=forms.RadioSelect
    )

    def clean_postcode(self) -> str:
        """Refuse what is no postcode while the other fields are still being filled in."""
        return _written(written_postcode, self.cleaned_data["postcode"])

    def clean_phone(self) -> str:
        """Refuse what is no telephone number."""
        typed = self.cleaned_data["phone"]
        return _written(written_phone, typed) if typed else ""


class PersonForm(ContactForm):
    """Names and birthday, and how to be reached."""

    field_order: tuple[str, ...] = ("given_names", "prefix", "family_name", "born_on", "sex")

    given_names = _text(_("First name"), 80, "given-name")
    prefix = _text(_("Prefix, such as van der"), 20, "off", required=False)  # type: ignore[assignment]
    family_name = _text(_("Family name"), 80, "family-name")
    born_on = forms.DateField(
        label=_("Date of birth"),
        help_text=_("Day, month and year. We need it to know which subscriptions are for you."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "bday"}),
    )
    sex = forms.ChoiceField(
        label=_("Sex"),
        required=False,
        choices=[("", _("I would rather not say")), *SEXES.items()],
        help_text=_("Only for the national statistics. You need not tell us."),
    )

    def clean_born_on(self) -> date:
        """Refuse a day on which nobody can be born."""
        born_on: date = self.cleaned_data["born_on"]
        if problem := birthday_problem(born_on, timezone.localdate()):
            raise forms.ValidationError(str(PROBLEMS[problem]))
        return born_on


def details_from(cleaned: dict[str, Any]) -> Details:
    """Make the details of a person from the cleaned values of a form."""
    own = ("given_names", "prefix", "family_name", "sex", "born_on", "email", "language")
    address = ("street", "house_number", "addition", "postcode", "town")
    return Details(phones=(cleaned["phone"],), **{name: cleaned[name] for name in own + address})


def show_problems(form: forms.Form, refused: RefusedError) -> None:
    """Put each problem at its field, in words; what belongs to no field of this form stands above it."""
    for name, problem in refused.problems.items():
        field = _OTHER_NAMES.get(name, name)
        form.add_error(field if field in form.fields else None, str(PROBLEMS[problem]))
