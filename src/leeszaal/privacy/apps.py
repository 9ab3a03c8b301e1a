"""Django's handle on this app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PrivacyConfig(AppConfig):
    """The privacy app."""

    name = "leeszaal.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Add the closed world to the checks that are run before the library opens."""
        from leeszaal.privacy import system_check  # noqa: F401, PLC0415  models must be there first

        post_migrate.connect(_guard, sender=self)
        post_migrate.connect(_agreements, sender=self)


def _guard(**_: Any) -> None:
    """Make roles, grants and policies anew after each change of the record layout."""
    from leeszaal.privacy.access import make_guard  # noqa: PLC0415  models must be there first

    make_guard()


def _agreements(**_: Any) -> None:
    """Note down the agreements that the register names for partners that have none yet."""
    from django.utils import timezone  # noqa: PLC0415  settings must be there first

    from leeszaal.privacy.declared import register  # noqa: PLC0415  models must be there first
    from leeszaal.privacy.disclosure.agreements import make_first_agreements  # noqa: PLC0415

    make_first_agreements(register(), timezone.now())
