"""Django's handle on this app."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """The privacy app."""

    name = "leeszaal.privacy"
    label = "privacy"
