"""Django's handle on this app."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """The privacy app."""

    name = "leeszaal.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Add the closed world to the checks that are run before the library opens."""
        from leeszaal.privacy import system_check  # noqa: F401, PLC0415  models must be there first
