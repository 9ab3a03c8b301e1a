"""The statement as the privacy officer looks after it: its versions, who was told, and how each promise stands."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from leeszaal.login.access import staff_of, staff_required
from leeszaal.login.models import Role
from leeszaal.notices.announcing import NothingToAnnounceError, begin
from leeszaal.notices.tasks import announce_statement
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import StatementVersion
from leeszaal.privacy.statement.live import standings

_ROLES = (Role.PRIVACY, Role.MANAGER)


@staff_required(*_ROLES)
@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    """Show versions and promises; the numbers were counted in the night, not now."""
    language = translation.get_language() or "nl"
    found = list(standings(register(), claimed(), language, timezone.now()))
    context = {
        "versions": StatementVersion.objects.defer("content"),
        "standings": sorted(found, key=lambda standing: (standing.holds, standing.id)),
        "may_announce": (staff := staff_of(request)) is not None and Role.PRIVACY in staff.roles,
        "broken": sum(not standing.holds for standing in found),
    }
    return render(request, "office/privacy_statement.html", context)


@staff_required(Role.PRIVACY)
@require_POST
def announce(request: HttpRequest, number: int) -> HttpResponse:
    """Begin to tell members of a version."""
    try:
        begin(number, timezone.now())
    except NothingToAnnounceError:
        messages.error(request, _("Members were told of this version already."))
    else:
        announce_statement.defer(number=number)
        messages.success(request, _("Members are being told now. Each gets one message."))
    return redirect("office:privacy_statement")


urlpatterns = [
    path("privacy/statement/", statement, name="privacy_statement"),
    path("privacy/statement/<int:number>/announce", announce, name="privacy_announce"),
]
