"""Django's handle on this app."""

from django.apps import AppConfig


class CirculationConfig(AppConfig):
    """The circulation app."""

    name = "leeszaal.circulation"
    label = "circulation"
