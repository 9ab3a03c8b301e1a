"""Changes of the register: what differs from what two people agreed to, and agreeing to it oneself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from leeszaal.login.access import staff_of, staff_required
from leeszaal.login.models import Role, StaffMember
from leeszaal.privacy.changes import is_overdue, last_day, waiting
from leeszaal.privacy.changes.signing import PEOPLE, NotTheSameError, sign
from leeszaal.privacy.declared import register
from leeszaal.privacy.documents.headings import LIBRARY, SUBJECTS
from leeszaal.privacy.documents.subjects import Subject
from leeszaal.privacy.models import RegisterChange

_ROLES = (Role.PRIVACY, Role.MANAGER)
_SHOWN = 50
_NAMED = frozenset({Subject.DATA, Subject.PROMISE, Subject.LEGAL_GROUND, Subject.PARTNER, Subject.LIBRARY})
"""What is found again in the register by its key; of the others the words say it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One difference in the reader's language; empty where there was nothing, ``weakens`` when it protects less."""

    subject: str
    keys: str
    before: str
    after: str
    weakens: bool


@dataclass(frozen=True, slots=True)
class Signed:
    """Who agreed; no name when that staff member is not there any more."""

    staff_id: int
    name: str
    on: date


@staff_required(*_ROLES)
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """Show the change that waits with everything that differs, and the changes of before."""
    change, staff = waiting(), staff_of(request)
    signed = _signed(change) if change else []
    context = {
        "change": change,
        "last_day": last_day(change, register()) if change else None,
        "overdue": change is not None and is_overdue(change, register(), timezone.localdate()),
        "parts": list(_parts(change)) if change else [],
        "signed": signed,
        "by_me": staff is not None and staff.pk in {one.staff_id for one in signed},
        "needed": PEOPLE,
        "before": RegisterChange.objects.exclude(agreed_at=None, withdrawn_at=None).defer("facts", "binding")[:_SHOWN],
    }
    return render(request, "office/privacy_changes.html", context)


@staff_required(*_ROLES)
@require_POST
def agree(request: HttpRequest, number: int) -> HttpResponse:
    """Agree to a change as the page showed it; refused when the register says something else by now."""
    staff = staff_of(request)
    if staff is None:
        raise PermissionDenied
    try:
        left = sign(number, request.POST.get("fingerprint", ""), staff.pk, timezone.now())
    except NotTheSameError:
        messages.error(request, _("This change does not wait any more. Look at what the register says now."))
    else:
        done = _("Two people agreed. The change holds whole from now on.")
        messages.success(request, _("You agreed. One more person must agree.") if left else done)
    return redirect("office:register_changes")


def _parts(change: RegisterChange) -> Iterator[tuple[str, list[Told]]]:
    language, activities = translation.get_language() or "nl", register().activities
    for key, group in groupby(change.differences, key=lambda one: one["activity"]):
        known = activities.get(key) if key else None
        title = known.title.in_language(language) if known else key or LIBRARY.in_language(language)
        yield title, [_told(one, language) for one in group]


def _told(one: dict[str, Any], language: str) -> Told:
    code = "en" if language.startswith("en") else "nl"
    return Told(
        subject=SUBJECTS[Subject(one["subject"])].in_language(language),
        keys=", ".join(key for key in one["keys"] if key and Subject(one["subject"]) in _NAMED),
        before=(one["before"] or {}).get(code, ""),
        after=(one["after"] or {}).get(code, ""),
        weakens=one["weakens"],
    )


def _signed(change: RegisterChange) -> list[Signed]:
    found = list(change.signatures.order_by("signed_at").values_list("staff_id", "signed_at"))
    names = dict(StaffMember.objects.filter(pk__in=[pk for pk, _at in found]).values_list("pk", "name"))
    return [Signed(pk, names.get(pk, ""), timezone.localdate(at)) for pk, at in found]


urlpatterns = [
    path("privacy/changes/", changes, name="register_changes"),
    path("privacy/changes/<int:number>/agree", agree, name="agree_to_change"),
]
