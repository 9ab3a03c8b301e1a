"""Django's handle on this app."""

from django.apps import AppConfig


class AccountConfig(AppConfig):
    """The account app."""

    name = "leeszaal.account"
    label = "account"
