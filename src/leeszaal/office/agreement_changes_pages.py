"""Changes of agreements that let more go out: what would change, and deciding on it as the second person."""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from leeszaal.login.access import View, staff_actor, staff_required
from leeszaal.login.models import Role, StaffMember
from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure import changing
from leeszaal.privacy.disclosure.widening import Wording, widenings
from leeszaal.privacy.disclosure.words import CHANGE_PROBLEMS, WIDENINGS
from leeszaal.privacy.models import AgreementChange


@dataclass(frozen=True, slots=True)
class Line:
    """A change that waits: with whom, in what ways more would go out, what it says now and would say, and who asked."""

    change: AgreementChange
    partner: str
    ways: list[Promise]
    before: str
    after: str
    asked_by: str
    by_me: bool


def decision_page(view: View) -> View:
    """Let the privacy officer and managers decide only, and never from a cache."""
    return never_cache(staff_required(Role.PRIVACY, Role.MANAGER)(view))


def changes_waiting(request: HttpRequest) -> Iterator[Line]:
    """Give what waits for a second person, as who is logged in sees it."""
    found, me = list(changing.waiting().select_related("agreement").defer("document")), staff_actor(request).id
    names = dict(StaffMember.objects.filter(pk__in={each.asked_by for each in found}).values_list("pk", "name"))
    for each in found:
        was = changing.wording(each.agreement) if each.agreement else None
        now = changing.wording(each)
        yield Line(
            change=each,
            partner=_name(each.partner),
            ways=[WIDENINGS[widening] for widening in widenings(was, now)],
            before=_said(was) if was else "",
            after=_said(now),
            asked_by=names.get(each.asked_by, ""),
            by_me=each.asked_by == me,
        )


@decision_page
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree as the second person, or turn a change down; who asked can take it back."""
    get_object_or_404(AgreementChange.objects.only("id"), pk=pk)
    by, now = staff_actor(request).id or 0, timezone.now()
    try:
        if "turn_down" in request.POST:
            changing.turn_down(pk, by, now=now)
        else:
            changing.agree(pk, by, register=register(), now=now)
    except changing.ChangeError as refused:
        messages.error(request, str(CHANGE_PROBLEMS[refused.problem]))
    else:
        messages.success(request, _("It is noted."))
    return redirect("office:agreements")


@decision_page
@require_POST
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the signed document of a change that waits."""
    found = get_object_or_404(AgreementChange, pk=pk, decided_at=None)
    if not found.document:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="agreement-change-{pk}.pdf"'}
    return HttpResponse(b64decode(found.document), content_type="application/pdf", headers=headers)


def _said(wording: Wording) -> str:
    ends = date_format(wording.ends_on, "j F Y") if wording.ends_on else _("no end")
    working = ", ".join(f"{name} ({country})" for name, country in sorted(wording.sub_processors)) or "–"
    return _("{title}: {begins} – {ends}; stored in {country}; who works for them: {working}").format(
        title=wording.title,
        begins=date_format(wording.agreed_on, "j F Y"),
        ends=ends,
        country=wording.stored_in,
        working=working,
    )


def _name(key: str) -> str:
    partner = register().partners.get(key)
    return partner.name.in_language((translation.get_language() or "nl")[:2]) if partner else key


urlpatterns = [
    path("privacy/agreements/changes/<int:pk>", decide, name="decide_agreement_change"),
    path("privacy/agreements/changes/<int:pk>/document", document, name="agreement_change_document"),
]
