"""From the problems of a service to the errors of a form."""

from django import forms

from leeszaal.patrons.problems import RefusedError
from leeszaal.patrons.words import PROBLEMS

_OTHER_NAMES = {"phones": "phone", "guardian": "guardian_card"}


def show_problems(form: forms.Form, refused: RefusedError) -> None:
    """Put each problem at its field, in words; what belongs to no field of this form stands above it."""
    for name, problem in refused.problems.items():
        field = _OTHER_NAMES.get(name, name)
        form.add_error(field if field in form.fields else None, str(PROBLEMS[problem]))
