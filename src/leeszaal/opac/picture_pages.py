"""Objecting to a picture: no log-in, no reason, and what was sent cannot be read back by this part of the site."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from leeszaal.privacy.access import acting_as
from leeszaal.privacy.pictures.objecting import object_to

ROLE = "objecting"
"""The database role that can add an objection and read nothing."""


class ObjectionForm(forms.Form):
    """Which picture somebody wants gone, and where to write to."""

    words = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("Which picture is it?"),
        help_text=_("Where did you see it, and where are you in it? You need not say why."),
    )
    contact = forms.EmailField(
        required=False, label=_("Your e-mail address"), help_text=_("Only to tell you that it is gone.")
    )


@never_cache
@require_http_methods(["GET", "POST"])
def object_to_picture(request: HttpRequest) -> HttpResponse:
    """Take in an objection and say by when it is answered."""
    form = ObjectionForm(request.POST or None)
    due_on = None
    if request.method == "POST" and form.is_valid():
        with acting_as(ROLE):
            made = object_to(form.cleaned_data["words"], form.cleaned_data["contact"], now=timezone.now())
        due_on = made.due_on
    return render(request, "opac/picture_objection.html", {"form": form, "due_on": due_on})


urlpatterns = [path("privacy/pictures/", object_to_picture, name="picture_objection")]
