"""Objecting to a picture: no log-in, no reason, and what was sent cannot be read back by this part of the site.

What could go wrong: a program fills the privacy officer's list with thousands of objections. So they are counted by
network address, as log-ins are, in a form that nobody can read; who must wait is told so, and where to write meanwhile.
"""

from datetime import date, datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from leeszaal.login.throttle import LockedOutError, address_of, begin_attempt
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.declared import register
from leeszaal.privacy.pictures.objecting import object_to

ROLE = "objecting"
"""The database role that can add an objection and read nothing."""
COUNTING = "sign_in"
"""The database role that keeps the brake."""
DOOR = "picture"
TOO_MANY = 429


class ObjectionForm(forms.Form):
    """Which picture somebody wants gone, and where to write to."""

    words = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("Which picture is it?"),
        help_text=_("Where did you see it, and where are you in it? You need not say why."),
    )
    contact = forms.EmailField(
        required=False,
        label=_("Your e-mail address"),
        help_text=_("Only to tell you that it is gone."),
    )


@never_cache
@require_http_methods(["GET", "POST"])
def object_to_picture(request: HttpRequest) -> HttpResponse:
    """Take in an objection and say by when it is answered."""
    form = ObjectionForm(request.POST or None)
    due_on, status = None, HttpResponse.status_code
    if request.method == "POST" and form.is_valid():
        try:
            due_on = _take_in(form, address_of(request), timezone.now())
        except LockedOutError as locked:
            form.add_error(None, _wait(locked))
            status = TOO_MANY
    return render(request, "opac/picture_objection.html", {"form": form, "due_on": due_on}, status=status)


def _take_in(form: ObjectionForm, address: str, now: datetime) -> date:
    with acting_as(COUNTING):
        begin_attempt(DOOR, None, address, now=now)
    with acting_as(ROLE):
        return object_to(form.cleaned_data["words"], form.cleaned_data["contact"], now=now).due_on


def _wait(locked: LockedOutError) -> str:
    words = _("Many objections came from your network. You can send this at %(time)s, or write to %(mail)s now.")
    return str(words) % {"time": date_format(locked.minute, "H:i"), "mail": register().library.privacy_email}


urlpatterns = [path("privacy/pictures/", object_to_picture, name="picture_objection")]
