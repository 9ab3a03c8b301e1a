"""Addresses of all pages; each pages app keeps its own list."""

from django.urls import include, path

from leeszaal.account.views.hand_over import bring, receive
from leeszaal.site.health import healthz
from leeszaal.site.language import choose_language

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("language/", choose_language, name="choose_language"),
    path("hand-over/", bring, name="bring"),
    path("hand-over/<uuid:ticket>/", receive, name="receive"),
    path("account/", include("leeszaal.account.urls")),
    path("desk/", include("leeszaal.desk.urls")),
    path("office/", include("leeszaal.office.urls")),
    path("", include("leeszaal.opac.urls")),
]
