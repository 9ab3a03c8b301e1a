"""The register that this process runs by."""

from functools import cache

from django.conf import settings

from leeszaal.privacy.register import Register, load


@cache
def register() -> Register:
    """Give the base register with the overlay that ``LEESZAAL_REGISTER`` names; read once per process.

    Raises:
        RegisterError: when the folder cannot be read as a register.
    """
    return load(overlay=settings.REGISTER_OVERLAY)
