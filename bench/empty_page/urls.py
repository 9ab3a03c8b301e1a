"""Addresses with nothing there; the second is where the opening of the library looks whether pages answer."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nothing(request: HttpRequest) -> HttpResponse:
    """Answer with nothing."""
    return HttpResponse()


urlpatterns = [path("", nothing), path("healthz", nothing)]
