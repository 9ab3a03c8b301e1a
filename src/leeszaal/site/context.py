"""What every page may show: the library's name, and that the privacy statement changed lately."""

from django.conf import settings
from django.http import HttpRequest


def library(request: HttpRequest) -> dict[str, object]:
    """Give the name of the library organisation (``LEESZAAL_NAME``), and the news that the banner tells."""
    return {"library_name": settings.LIBRARY_NAME, "statement_news": getattr(request, "statement_news", None)}
