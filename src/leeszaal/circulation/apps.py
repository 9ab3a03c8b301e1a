"""Django's handle on this app."""

from importlib import import_module

from django.apps import AppConfig


class CirculationConfig(AppConfig):
    """The circulation app."""

    name = "leeszaal.circulation"
    label = "circulation"

    def ready(self) -> None:
        """Let those who know the subjects of messages register."""
        import_module("leeszaal.circulation.telling")
