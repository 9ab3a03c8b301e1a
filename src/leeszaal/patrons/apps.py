"""Django's handle on this app."""

from django.apps import AppConfig


class PatronsConfig(AppConfig):
    """The patrons app."""

    name = "leeszaal.patrons"
    label = "patrons"
