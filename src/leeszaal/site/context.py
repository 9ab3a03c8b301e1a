"""What every page may show: the library's name."""

import os

from django.http import HttpRequest


def library(request: HttpRequest) -> dict[str, str]:
    """Give the name of the library organisation (``LEESZAAL_NAME``)."""
    return {"library_name": os.environ.get("LEESZAAL_NAME", "Bibliotheek Lindeveen")}
