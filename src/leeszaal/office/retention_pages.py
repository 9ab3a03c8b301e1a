"""Whether erasing is up to date, the proofs of each night, and agreeing to a night that would erase very much."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from leeszaal.login.access import staff_of, staff_required
from leeszaal.login.models import Role
from leeszaal.office.erasing_standing import as_the_last_round_left_it, asked_again
from leeszaal.office.proof_lines import request_lines, rule_lines
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Proof
from leeszaal.privacy.retention import Night, Rule, agreeing
from leeszaal.privacy.retention.standing import Overdue
from leeszaal.privacy.telling import say_moment

_ROLES = (Role.PRIVACY, Role.MANAGER)
_SHOWN = 14
_NOW = "now"
"""What the address says when everything is to be asked again."""


@dataclass(frozen=True, slots=True)
class Line:
    """A rule that has rows overdue, or that waits: in words, and how many people agreed, oneself among them or not."""

    rule: Rule
    title: str
    moment: str
    then: str
    rows: int
    waits: bool
    agreed: int
    by_me: bool


@staff_required(*_ROLES)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show how erasing stands, what waits, and the last proofs; all of it asked anew when the address says so."""
    look = asked_again if _NOW in request.GET else as_the_last_round_left_it
    with acting_as("retention"):
        shown = look(register(), timezone.now(), timezone.localdate())
        lines = [_line(request, overdue) for overdue in shown.standing.overdue]
        last = list(Proof.objects.order_by("-number")[:_SHOWN])
    context = {"shown": shown, "standing": shown.standing, "lines": lines, "proofs": last, "people": agreeing.PEOPLE}
    return render(request, "office/erasing.html", context)


@staff_required(*_ROLES)
@require_safe
def proof(request: HttpRequest, number: int) -> HttpResponse:
    """Show one proof whole."""
    found = get_object_or_404(Proof, pk=number)
    lines = request_lines(found.body["erasure"], register(), _language()) if "erasure" in found.body else ()
    rules = rule_lines(found.body.get("rules", ()), register(), _language())
    return render(request, "office/erasing_proof.html", {"proof": found, "lines": lines, "rules": rules})


@staff_required(*_ROLES)
@require_POST
def agree(request: HttpRequest) -> HttpResponse:
    """Agree that a rule ends as many rows as the page showed; refused when there are many more by now."""
    staff = staff_of(request)
    if staff is None:
        raise PermissionDenied
    shown = request.POST.get("rows", "")
    with acting_as("retention"):
        night = Night.of(register(), timezone.localdate())
        rule = _asked(request, night)
        rows = int(shown) if shown.isdecimal() else 0
        if night.count_due(rule) > rows:
            messages.error(request, _("There are more rows by now. Look at the number again before you agree."))
            return redirect(f"{reverse('office:erasing')}?{_NOW}")
        agreed = agreeing.agree(rule, rows, staff.pk, timezone.now())
    left = agreeing.PEOPLE - agreed
    messages.success(request, _("You agreed. One more person must agree.") if left > 0 else _("It is done tonight."))
    return redirect("office:erasing")


def _asked(request: HttpRequest, night: Night) -> Rule:
    wanted = tuple(request.POST.get(name, "") for name in ("activity", "starts", "then"))
    for rule in night.rules:
        if wanted == (rule.activity.key, rule.term.starts, rule.term.then):
            return rule
    raise Http404


def _language() -> str:
    return translation.get_language() or "nl"


def _line(request: HttpRequest, overdue: Overdue) -> Line:
    rule, language, declared = overdue.rule, _language(), register()
    agreed = set(agreeing.standing(rule, timezone.now()).values_list("staff_id", flat=True))
    staff = staff_of(request)
    return Line(
        rule=rule,
        title=rule.activity.title.in_language(language),
        moment=say_moment(rule.term, declared, language),
        then=declared.vocabulary.then[rule.term.then].in_language(language),
        rows=overdue.rows,
        waits=overdue.waits,
        agreed=len(agreed),
        by_me=staff is not None and staff.pk in agreed,
    )


urlpatterns = [
    path("privacy/erasing/", overview, name="erasing"),
    path("privacy/erasing/agree", agree, name="agree_to_erase"),
    path("privacy/erasing/<int:number>/", proof, name="erasing_proof"),
]
