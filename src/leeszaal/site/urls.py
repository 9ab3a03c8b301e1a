"""Addresses of all pages; each pages app keeps its own list."""

from django.urls import include, path
from django.views.i18n import set_language

from leeszaal.site.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("language/", set_language, name="choose_language"),
    path("account/", include("leeszaal.account.urls")),
    path("desk/", include("leeszaal.desk.urls")),
    path("office/", include("leeszaal.office.urls")),
    path("", include("leeszaal.opac.urls")),
]
