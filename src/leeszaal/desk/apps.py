"""Django's handle on this app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The desk app."""

    name = "leeszaal.desk"
    label = "desk"
