"""Agreements with organisations outside the library: without one in force nothing goes to them."""

from base64 import b64decode, b64encode
from datetime import date
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeszaal.login.access import View, staff_actor, staff_required
from leeszaal.login.models import Role
from leeszaal.office.agreements_forms import AgreementForm
from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.agreements import SOON, agreements_with
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
    return render(request, "office/agreements.html", {"lines": lines, "others": others, "today": today})


@agreements_page
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add an agreement, or change what is known of it; with its document."""
    agreement = get_object_or_404(Agreement, pk=pk) if pk else None
    form = AgreementForm(request.POST or None, request.FILES or None, instance=agreement)
    if request.method == "POST" and form.is_valid():
        _save(form, staff_actor(request).id or 0)
        return redirect("office:agreements")
    kept = AgreementDocument.objects.filter(agreement=pk).values("name", "added_at").first() if pk else None
    context = {"form": form, "agreement": agreement, "document": kept}
    return render(request, "office/agreement.html", context)


@agreements_page
@require_POST
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the signed document."""
    found = get_object_or_404(AgreementDocument, agreement_id=pk)
    headers = {"Content-Disposition": f'attachment; filename="agreement-{pk}.pdf"'}
    return HttpResponse(b64decode(found.content), content_type="application/pdf", headers=headers)


@transaction.atomic
def _save(form: AgreementForm, staff_id: int) -> None:
    agreement, now, file = form.save(commit=False), timezone.now(), form.cleaned_data["document"]
    agreement.kind = register().partners[agreement.partner].kind
    agreement.noted_at = now
    agreement.save()
    if file is not None:
        content = b64encode(file.read()).decode()
        values = {"name": file.name[:120], "content": content, "added_at": now, "added_by": staff_id}
        AgreementDocument.objects.update_or_create(agreement=agreement, defaults=values)


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
