"""Telling at the fields of a form, or in a message on the next page, why something cannot be done."""

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise


def at_fields(form: forms.Form, problems: Mapping[str, str], words: Mapping[str, Promise]) -> None:
    """Show each problem at its field; those of the whole, or of a field that is not on the form, above it."""
    for field, problem in problems.items():
        form.add_error(field if field in form.fields else None, str(words[problem]))


def on_next_page(request: HttpRequest, problems: Mapping[str, str], words: Mapping[str, Promise]) -> None:
    """Show each problem as a message."""
    for problem in problems.values():
        messages.error(request, str(words[problem]))


def of_form(request: HttpRequest, form: forms.Form) -> None:
    """Show what is wrong with a form that stands on another page, as messages."""
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
