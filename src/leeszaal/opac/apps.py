"""Django's handle on this app."""

from django.apps import AppConfig


class OpacConfig(AppConfig):
    """The opac app."""

    name = "leeszaal.opac"
    label = "opac"
