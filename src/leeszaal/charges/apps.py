"""Django's handle on this app."""

from django.apps import AppConfig


class ChargesConfig(AppConfig):
    """The charges app."""

    name = "leeszaal.charges"
    label = "charges"
