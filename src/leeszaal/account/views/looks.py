"""Who looked at one's data, and what the desk wrote down."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from leeszaal.account.doors import own_page
from leeszaal.patrons.access import logged_in_patron
from leeszaal.patrons.queries import noted_blocks_of, own_notes_of
from leeszaal.privacy.looks.telling import said_looks

ROWS = 50


@own_page
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    """Show who looked, the latest first: when, at which desk and why."""
    found = said_looks(logged_in_patron(request).pk, (get_language() or "nl")[:2])
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return render(request, "account/looks.html", {"page": page})


@own_page
@require_safe
def notes(request: HttpRequest) -> HttpResponse:
    """Show what staff wrote down about one, as long as it stands."""
    me = logged_in_patron(request).pk
    return render(request, "account/notes.html", {"notes": own_notes_of(me), "blocks": noted_blocks_of(me)})
