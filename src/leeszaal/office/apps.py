"""Django's handle on this app."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """The office app."""

    name = "leeszaal.office"
    label = "office"
