"""Breaches: the register, the clock of 72 hours, whom each touches, and the drafts of notice and letter."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeszaal.login.access import View, staff_actor, staff_required
from leeszaal.login.models import Role, StaffMember
from leeszaal.notices.tasks import tell_of_breach
from leeszaal.office.breach_forms import AssessForm, BreachForm, ReportForm, ScopeForm
from leeszaal.office.breach_lines import scope_lines, table_names
from leeszaal.office.showing_problems import at_fields, of_form, on_next_page
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.breaches import drafts, handling
from leeszaal.privacy.breaches.categories import categories
from leeszaal.privacy.breaches.clock import left
from leeszaal.privacy.breaches.document import as_pdf
from leeszaal.privacy.breaches.kinds import Kind, Risk
from leeszaal.privacy.breaches.problems import WORDS, BreachError
from leeszaal.privacy.breaches.words import KINDS, RISKS, STEPS
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Breach

LOOKING_UP = "retention"
"""The database role that reads every table, to find whom a breach touches."""


def breach_page(view: View) -> View:
    """Show a page to the privacy officer and managers only, and never from a cache."""
    return never_cache(staff_required(Role.PRIVACY, Role.MANAGER)(view))


@breach_page
@require_safe
def breaches(request: HttpRequest) -> HttpResponse:
    """List the breaches, those whose clock runs first."""
    listed = [(each, _hours(each)) for each in Breach.objects.order_by("-aware_at")]
    listed.sort(key=lambda line: (line[0].closed_at is not None, not line[0].waits_for_report))
    return render(request, "office/breaches.html", {"breaches": listed})


@breach_page
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a breach down."""
    form = BreachForm(request.POST or None, initial={"aware_at": timezone.localtime().strftime("%Y-%m-%dT%H:%M")})
    if form.is_valid():
        typed: dict[str, Any] = form.cleaned_data
        kinds = [Kind(kind) for kind in typed.pop("kinds")]
        try:
            made = handling.record(**typed, kinds=kinds, by=staff_actor(request).id or 0, now=timezone.now())
        except BreachError as refused:
            at_fields(form, refused.problems, WORDS)
        else:
            messages.success(request, _("The breach is in the register. The clock runs."))
            return redirect("office:breach", made.pk)
    return render(request, "office/breach_new.html", {"form": form})


@breach_page
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a breach with its clock, whom it touches, and what is to be done."""
    found = get_object_or_404(Breach, pk=pk)
    language = translation.get_language() or "nl"
    columns = handling.seen_columns(found, register())
    steps = list(found.steps.all())
    names = dict(StaffMember.objects.filter(pk__in={step.actor_id for step in steps}).values_list("pk", "name"))
    context = {
        "found": found,
        "hours": _hours(found),
        "kinds": [KINDS[kind] for kind in found.kinds],
        "risk": RISKS[found.risk] if found.risk else "",
        "people": found.touched.count(),
        "written": found.touched.exclude(notice_made_at=None).count(),
        "categories": categories(columns, register(), language),
        "scopes": scope_lines(found, language),
        "steps": [(step.at, STEPS[step.step], names.get(step.actor_id or 0, "")) for step in steps],
        "scope_form": ScopeForm(table_names(language)),
        "assess_form": AssessForm(initial=_assessed(found)),
        "report_form": ReportForm(),
    }
    return render(request, "office/breach.html", context)


@breach_page
@require_POST
def add_scope(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a part of what was touched; whom it touches is worked out at once."""
    form = ScopeForm(table_names(translation.get_language() or "nl"), request.POST)
    return _do(request, pk, form, lambda typed: {"scope": form.scope(), "register": register()}, handling.add_scope)


@breach_page
@require_POST
def assess(request: HttpRequest, pk: int) -> HttpResponse:
    """Note how large the risk is."""
    form = AssessForm(request.POST)
    return _do(request, pk, form, lambda typed: {**typed, "risk": Risk(typed["risk"])}, handling.assess)


@breach_page
@require_POST
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the supervisor was told."""
    return _do(request, pk, ReportForm(request.POST), dict, handling.report)


@breach_page
@require_POST
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to those whom the breach touches; in a drill only the press is noted."""
    answer = _do(request, pk, forms.Form(request.POST), dict, handling.begin_to_tell)
    if Breach.objects.filter(pk=pk, drill=False, told_at__isnull=False, closed_at=None).exists():
        tell_of_breach.defer(breach_id=pk)
    return answer


@breach_page
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a breach."""
    return _do(request, pk, forms.Form(request.POST), dict, handling.close)


@breach_page
@require_safe
def draft(request: HttpRequest, pk: int, kind: str, language: str) -> HttpResponse:
    """Give the draft of the notice to the supervisor, or of the letter, as a PDF."""
    found = get_object_or_404(Breach, pk=pk)
    if kind == "letter":
        made = drafts.letter(found, handling.seen_columns(found, register()), register(), language)
    else:
        with acting_as(LOOKING_UP):
            made = drafts.notice(found, handling.touched(found, register()), register(), language)
    headers = {"Content-Disposition": f'attachment; filename="breach-{pk}-{kind}-{language}.pdf"'}
    return HttpResponse(as_pdf(made), content_type="application/pdf", headers=headers)


def _do(
    request: HttpRequest,
    pk: int,
    form: forms.Form,
    values: Callable[[dict[str, Any]], dict[str, Any]],
    verb: Callable[..., object],
) -> HttpResponse:
    """Do one thing with a breach and say how it went."""
    get_object_or_404(Breach.objects.only("id"), pk=pk)
    if not form.is_valid():
        of_form(request, form)
        return redirect("office:breach", pk)
    try:
        with acting_as(LOOKING_UP):
            verb(pk, **values(form.cleaned_data), by=staff_actor(request).id or 0, now=timezone.now())
    except BreachError as refused:
        on_next_page(request, refused.problems, WORDS)
    else:
        messages.success(request, _("It is noted."))
    return redirect("office:breach", pk)


def _hours(breach: Breach) -> int:
    """Give the whole hours that are left of the 72; less than none when it is late."""
    return left(breach.aware_at, timezone.now()) // timedelta(hours=1)


def _assessed(breach: Breach) -> dict[str, str]:
    return {
        "risk": breach.risk,
        "because": breach.risk_because,
        "consequences": breach.consequences,
        "measures": breach.measures,
    }


urlpatterns = [
    path("privacy/breaches/", breaches, name="breaches"),
    path("privacy/breaches/new", new, name="new_breach"),
    path("privacy/breaches/<int:pk>/", detail, name="breach"),
    path("privacy/breaches/<int:pk>/scope", add_scope, name="breach_scope"),
    path("privacy/breaches/<int:pk>/assess", assess, name="assess_breach"),
    path("privacy/breaches/<int:pk>/report", report, name="report_breach"),
    path("privacy/breaches/<int:pk>/tell", tell, name="tell_of_breach"),
    path("privacy/breaches/<int:pk>/close", close, name="close_breach"),
    *(
        path(
            f"privacy/breaches/<int:pk>/{kind}/{language}.pdf",
            draft,
            {"kind": kind, "language": language},
            name=f"breach_{kind}_{language}",
        )
        for kind in ("notice", "letter")
        for language in ("nl", "en")
    ),
]
