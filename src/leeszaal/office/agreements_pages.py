"""Agreements with organisations outside the library: without one in force nothing goes to them."""

from base64 import b64decode, b64encode
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeszaal.login.access import View, staff_actor, staff_required
from leeszaal.login.models import Role
from leeszaal.office.agreement_changes_pages import changes_waiting
from leeszaal.office.agreements_forms import AgreementForm
from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure import changing
from leeszaal.privacy.disclosure.agreements import SOON, agreements_with
from leeszaal.privacy.disclosure.words import CHANGE_PROBLEMS
from leeszaal.privacy.models import Agreement, AgreementDocument
from leeszaal.privacy.register import Partner
from leeszaal.privacy.telling import say_partner_kind


def agreements_page(view: View) -> View:
    """Show a page to the privacy officer and managers only, and never from a cache."""
    return never_cache(staff_required(Role.PRIVACY, Role.MANAGER)(view))


@agreements_page
@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """List the partners of the register with the agreement that holds, and every other one that is kept."""
    today = timezone.localdate()
    lines = [_line(partner, today) for partner in register().partners.values()]
    shown = {agreement.pk for line in lines for agreement in line["agreements"]}
    others = Agreement.objects.exclude(pk__in=shown).order_by("partner", "-agreed_on")
    context = {"lines": lines, "others": others, "today": today, "changes": list(changes_waiting(request))}
    return render(request, "office/agreements.html", context)


@agreements_page
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add an agreement, or change what is known of it; with its document. What lets more go out waits for a second."""
    agreement = get_object_or_404(Agreement, pk=pk) if pk else None
    title = agreement.title if agreement else ""
    form = AgreementForm(request.POST or None, request.FILES or None, instance=agreement)
    if request.method == "POST" and form.is_valid() and _change(request, form):
        return redirect("office:agreements")
    kept = AgreementDocument.objects.filter(agreement=pk).values("name", "added_at").first() if pk else None
    context = {"form": form, "agreement": agreement, "title": title, "document": kept}
    return render(request, "office/agreement.html", context)


@agreements_page
@require_POST
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the signed document."""
    found = get_object_or_404(AgreementDocument, agreement_id=pk)
    headers = {"Content-Disposition": f'attachment; filename="agreement-{pk}.pdf"'}
    return HttpResponse(b64decode(found.content), content_type="application/pdf", headers=headers)


def _change(request: HttpRequest, form: AgreementForm) -> bool:
    wanted, document, by = form.save(commit=False), _read(form.cleaned_data["document"]), staff_actor(request).id or 0
    try:
        more = changing.change(wanted, document, by=by, register=register(), now=timezone.now())
    except changing.ChangeError as refused:
        form.add_error(None, str(CHANGE_PROBLEMS[refused.problem]))
        return False
    waits = _("This lets more go out, so somebody else must agree first. Until then it stays as it was.")
    messages.success(request, waits if more else _("The agreement is saved."))
    return True


def _read(file: "UploadedFile[Any] | None") -> changing.Document | None:
    return None if file is None else changing.Document((file.name or "")[:120], b64encode(file.read()).decode())


def _line(partner: Partner, today: date) -> dict[str, Any]:
    language = (translation.get_language() or "nl")[:2]
    found = list(agreements_with(partner).select_related("document").defer("document__content"))
    holding = next((each for each in found if each.agreed_on <= today and not _is_over(each, today)), None)
    return {
        "partner": partner,
        "name": partner.name.in_language(language),
        "kind": say_partner_kind(partner.kind),
        "agreements": found,
        "holding": holding,
        "ends_soon": holding is not None and holding.ends_on is not None and holding.ends_on - SOON <= today,
    }


def _is_over(agreement: Agreement, today: date) -> bool:
    return agreement.ends_on is not None and agreement.ends_on < today


urlpatterns = [
    path("privacy/agreements/", agreements, name="agreements"),
    path("privacy/agreements/new", edit, name="new_agreement"),
    path("privacy/agreements/<int:pk>/", edit, name="agreement"),
    path("privacy/agreements/<int:pk>/document", document, name="agreement_document"),
]
