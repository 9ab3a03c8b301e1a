"""Django's handle on this app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The notices app."""

    name = "leeszaal.notices"
    label = "notices"
