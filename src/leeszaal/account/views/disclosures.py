"""Who received one's data."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from leeszaal.account.doors import own_page
from leeszaal.patrons.access import logged_in_patron
from leeszaal.privacy.disclosure.telling import said_disclosures

ROWS = 50


@own_page
@require_safe
def disclosures(request: HttpRequest) -> HttpResponse:
    """Show who received one's data, the latest first: when, which data, why and on what ground."""
    found = said_disclosures(logged_in_patron(request).pk, (get_language() or "nl")[:2])
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return render(request, "account/disclosures.html", {"page": page})
