"""What every page may show: the library's name."""

from django.conf import settings
from django.http import HttpRequest


def library(request: HttpRequest) -> dict[str, str]:
    """Give the name of the library organisation (``LEESZAAL_NAME``)."""
    return {"library_name": settings.LIBRARY_NAME}
