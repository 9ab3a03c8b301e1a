"""The messages that were sent to one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leeszaal.account.doors import own_page
from leeszaal.notices.queries import notices_of
from leeszaal.patrons.access import logged_in_patron

SHOWN = 50


@own_page
def messages(request: HttpRequest) -> HttpResponse:
    """Show the latest messages: what about, when, and whether they left."""
    return render(request, "account/messages.html", {"notices": notices_of(logged_in_patron(request).pk)[:SHOWN]})
