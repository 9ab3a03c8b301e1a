"""Addresses of all pages; each pages app keeps its own list."""

from django.urls import include, path

from leeszaal.site.health import healthz
from leeszaal.site.language import choose_language

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("language/", choose_language, name="choose_language"),
    path("account/", include("leeszaal.account.urls")),
    path("desk/", include("leeszaal.desk.urls")),
    path("office/", include("leeszaal.office.urls")),
    path("", include("leeszaal.opac.urls")),
]
