"""Claims by police, justice and the tax authority: taken in, agreed to by two people, handed over once.

The person is shown by number, and no look is written down here: the person sees looks at once, and would so learn of a
claim about which the law demands silence. The ledger of disclosures keeps what was handed over instead.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeszaal.login.access import View, staff_actor, staff_of, staff_required
from leeszaal.login.models import Role, StaffMember
from leeszaal.login.rules.roles import may
from leeszaal.office.legal_claims_forms import ClaimForm, RefuseForm, SilenceForm
from leeszaal.office.showing_problems import of_form
from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.door import NotLetOutError
from leeszaal.privacy.disclosure.words import REFUSALS
from leeszaal.privacy.legal_claims import handling
from leeszaal.privacy.legal_claims.counting import claims_by_year
from leeszaal.privacy.legal_claims.extracting import hand_over_once
from leeszaal.privacy.legal_claims.handling import Letter, Part
from leeszaal.privacy.legal_claims.rules import ClaimError
from leeszaal.privacy.legal_claims.words import PARTS, PROBLEMS, STATES
from leeszaal.privacy.models import LegalClaim
from leeszaal.privacy.telling import say_columns

SHOWN = 50
_ROLES = {Part.PRIVACY: Role.PRIVACY, Part.MANAGER: Role.MANAGER}


def claims_page(view: View) -> View:
    """Show a page to the privacy officer and managers only, and never from a cache."""
    return never_cache(staff_required(Role.PRIVACY, Role.MANAGER)(view))


@claims_page
@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """List the claims, the latest first, and how many there were each year."""
    lines = [(each, _article(each.article), STATES[each.state]) for each in LegalClaim.objects.order_by("-pk")[:SHOWN]]
    years = [(each, _article(each.article)) for each in claims_by_year()]
    return render(request, "office/legal_claims.html", {"lines": lines, "years": years})


@claims_page
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Take a claim in, or refuse it at once; either way it is kept."""
    form = ClaimForm(request.POST or None)
    if form.is_valid() and (taken := _take_in(request, form)) is not None:
        return redirect("office:legal_claim", taken.pk)
    return render(request, "office/legal_claim_new.html", {"form": form})


@claims_page
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one claim: what is demanded, who agreed, and what can be done."""
    claim = get_object_or_404(LegalClaim.objects.prefetch_related("approvals"), pk=pk)
    return render(request, "office/legal_claim.html", _context(request, claim))


@claims_page
@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree, in the part that one's role gives."""
    claim, staff_id = get_object_or_404(LegalClaim, pk=pk), staff_actor(request).id or 0
    try:
        if (part := _part(request, claim)) is not None:
            handling.agree(pk, part, staff_id, now=timezone.now())
            messages.success(request, _("You agreed."))
        else:
            messages.error(request, _("Somebody else must be the second."))
    except ClaimError as refused:
        _tell(request, refused)
    return redirect("office:legal_claim", pk)


@claims_page
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuse a claim with a reason."""
    form = RefuseForm(request.POST)
    if form.is_valid():
        try:
            handling.refuse(pk, form.cleaned_data["because"], staff_actor(request).id or 0, now=timezone.now())
        except ClaimError as refused:
            _tell(request, refused)
    else:
        messages.error(request, _("Give the reason: it is kept with the claim."))
    return redirect("office:legal_claim", pk)


@claims_page
@require_POST
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the one file and give it, when both agreed."""
    get_object_or_404(LegalClaim, pk=pk)
    try:
        content = hand_over_once(pk, staff_actor(request).id or 0, now=timezone.now())
    except ClaimError as refused:
        _tell(request, refused)
    except NotLetOutError as stopped:
        for reason in stopped.reasons:
            messages.error(request, str(REFUSALS[reason]))
    else:
        headers = {"Content-Disposition": f'attachment; filename="claim-{pk}.json"'}
        return HttpResponse(content, content_type="application/json", headers=headers)
    return redirect("office:legal_claim", pk)


@claims_page
@require_POST
def stay_silent(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep silent longer."""
    form = SilenceForm(request.POST)
    get_object_or_404(LegalClaim, pk=pk)
    try:
        if form.is_valid():
            handling.stay_silent_until(pk, form.cleaned_data["until"])
            messages.success(request, _("It is noted."))
        else:
            of_form(request, form)
    except ClaimError as refused:
        _tell(request, refused)
    return redirect("office:legal_claim", pk)


def _take_in(request: HttpRequest, form: ClaimForm) -> LegalClaim | None:
    typed, now, staff_id = form.cleaned_data, timezone.now(), staff_actor(request).id or 0
    letter = Letter(typed["authority"], typed["reference"], typed["received_on"])
    if "refuse" in request.POST:
        if not typed["because"]:
            form.add_error("because", _("Give the reason: it is kept with the claim."))
            return None
        return handling.turn_away(form.demand(), typed["card"], letter, staff_id, typed["because"], now=now)
    try:
        return handling.take_in(form.demand(), typed["card"], letter, staff_id, now=now)
    except ClaimError as refused:
        for problem in refused.problems:
            form.add_error(None, str(PROBLEMS[problem]))
        return None


def _context(request: HttpRequest, claim: LegalClaim) -> dict[str, Any]:
    approvals, language = list(claim.approvals.all()), _language()
    names = dict(StaffMember.objects.filter(pk__in=[each.staff_id for each in approvals]).values_list("pk", "name"))
    return {
        "claim": claim,
        "article": _article(claim.article),
        "issuer": register().legal_grounds.issuers[claim.issuer].in_language(language),
        "state": STATES[claim.state],
        "data": say_columns(tuple(claim.demanded), register(), language),
        "approvals": [(PARTS[each.part], names.get(each.staff_id, ""), each.agreed_at) for each in approvals],
        "is_open": claim.state == LegalClaim.State.OPEN,
        "my_part": PARTS.get(_part(request, claim) or ""),
        "is_agreed": handling.is_agreed(claim),
        "is_silent": claim.silent_until is not None and claim.silent_until > timezone.localdate(),
        "refuse_form": RefuseForm(),
        "silence_form": SilenceForm(auto_id="silence_%s", initial={"until": claim.silent_until}),
    }


def _part(request: HttpRequest, claim: LegalClaim) -> Part | None:
    """Give the part in which who is logged in can still agree; None when there is none left for them."""
    staff, given = staff_of(request), list(claim.approvals.all())
    if staff is None or any(each.staff_id == staff.pk for each in given):
        return None
    taken = {each.part for each in given}
    return next((part for part, role in _ROLES.items() if part not in taken and may(staff.roles, {role})), None)


def _article(key: str) -> str:
    ground = register().legal_grounds.articles.get(key)
    return ground.title.in_language(_language()) if ground else key


def _tell(request: HttpRequest, refused: ClaimError) -> None:
    for problem in refused.problems:
        messages.error(request, str(PROBLEMS[problem]))


def _language() -> str:
    return (translation.get_language() or "nl")[:2]


urlpatterns = [
    path("privacy/claims/", claims, name="legal_claims"),
    path("privacy/claims/new", new, name="new_legal_claim"),
    path("privacy/claims/<int:pk>/", detail, name="legal_claim"),
    path("privacy/claims/<int:pk>/agree", agree, name="agree_to_claim"),
    path("privacy/claims/<int:pk>/refuse", refuse, name="refuse_claim"),
    path("privacy/claims/<int:pk>/hand-over", hand_over, name="hand_over_claim"),
    path("privacy/claims/<int:pk>/silence", stay_silent, name="silence_claim"),
]
