"""The front page of the office: what there is to do, for the roles one has."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leeszaal.login.access import staff_of, staff_required
from leeszaal.login.rules.roles import with_implied


@staff_required()
def home(request: HttpRequest) -> HttpResponse:
    """Show the rooms of the office that this staff member may enter."""
    staff = staff_of(request)
    return render(request, "office/home.html", {"roles": with_implied(staff.roles) if staff else frozenset()})
