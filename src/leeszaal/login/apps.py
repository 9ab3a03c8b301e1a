"""Django's handle on this app."""

from django.apps import AppConfig


class LoginConfig(AppConfig):
    """The login app."""

    name = "leeszaal.login"
    label = "login"
