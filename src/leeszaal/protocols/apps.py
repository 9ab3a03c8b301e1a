"""Django's handle on this app."""

from django.apps import AppConfig


class ProtocolsConfig(AppConfig):
    """The protocols app: no tables, only words in other languages."""

    name = "leeszaal.protocols"
    label = "protocols"
