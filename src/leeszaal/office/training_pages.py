"""Who of the staff was trained in privacy: without a training that counts nobody sees data of members."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from leeszaal.login.access import staff_actor, staff_required
from leeszaal.login.models import Role, StaffMember
from leeszaal.login.rules.roles import may
from leeszaal.office.day_fields import past_day
from leeszaal.office.showing_problems import at_fields
from leeszaal.privacy.declared import register
from leeszaal.privacy.telling import say_period
from leeszaal.privacy.training.problems import WORDS, TrainingError
from leeszaal.privacy.training.queries import SOON, trained_until
from leeszaal.privacy.training.recording import lasts, record

_ROLES = (Role.PRIVACY, Role.MANAGER)


@dataclass(frozen=True, slots=True)
class Line:
    """A staff member, until when the training counts (None without one), and whether that is over or ends soon."""

    member: StaffMember
    until: date | None
    counts: bool
    ends_soon: bool


class TrainingForm(forms.Form):
    """A training that somebody followed."""

    staff_id = forms.TypedChoiceField(coerce=int, label=gettext_lazy("Who"))
    course = forms.CharField(max_length=120, label=gettext_lazy("Course"))
    given_on = past_day(label=gettext_lazy("Day"))
    certificate = forms.CharField(max_length=120, required=False, label=gettext_lazy("Number of the certificate"))

    def __init__(self, members: list[StaffMember], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["staff_id"].choices = [(member.pk, member.name) for member in members]  # type: ignore[attr-defined]


@staff_required(*_ROLES, untrained=True)
@require_http_methods(["GET", "POST"])
def training(request: HttpRequest) -> HttpResponse:
    """List the staff with their trainings, those without first; and write one down."""
    members, until = _members(), trained_until()
    form = TrainingForm(members, request.POST or None)
    if request.method == "POST" and form.is_valid() and _record(request, form, members):
        messages.success(request, _("The training is written down."))
        return redirect("office:training")
    lines = sorted((_line(member, until.get(member.pk)) for member in members), key=lambda line: line.until or date.min)
    context = {"lines": lines, "form": form, "lasts": say_period(lasts(register()))}
    return render(request, "office/training.html", context)


def _members() -> list[StaffMember]:
    active = StaffMember.objects.filter(user__is_active=True)
    return list(active.only("name", "roles").order_by("name", "pk"))


def _record(request: HttpRequest, form: TrainingForm, members: list[StaffMember]) -> bool:
    by = staff_actor(request).id or 0
    try:
        record(
            **form.cleaned_data,
            by=by,
            register=register(),
            others_can=_others_can(members, by),
            now=timezone.now(),
        )
    except TrainingError as refused:
        at_fields(form, refused.problems, WORDS)
        return False
    return True


def _others_can(members: list[StaffMember], by: int) -> bool:
    """Tell whether somebody else with a training that counts could write one down."""
    today, until = timezone.localdate(), trained_until()
    return any(
        member.pk != by and may(member.roles, frozenset(_ROLES)) and until.get(member.pk, date.min) >= today
        for member in members
    )


def _line(member: StaffMember, until: date | None) -> Line:
    today = timezone.localdate()
    counts = until is not None and until >= today
    return Line(member, until, counts, counts and until is not None and until <= today + SOON)


urlpatterns = [path("privacy/training/", training, name="training")]
