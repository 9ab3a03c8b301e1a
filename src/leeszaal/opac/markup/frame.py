"""The head and the foot of a page of results: the same for every visitor who is not logged in, but for two places.

They are rendered once for each language, with marks where the words of the search box and the page's own address
stand. That saves a page one millisecond in six. Who is logged in gets them rendered anew each time.
"""

from functools import lru_cache

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.urls import resolve, reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

_WORDS = "\x02"
"""No address holds it as it is, and the words themselves are put in last."""
_ADDRESS = "/@here@"


def frame_part(context: Context, template: str) -> SafeString:
    """Give the head or foot for this visitor."""
    if context["user"].is_authenticated:
        return render_to_string(template, {str(name): value for name, value in context.flatten().items()})
    part = _for_visitors(template, get_language(), settings.LIBRARY_NAME)
    here = part.replace(_ADDRESS, escape(context["request"].get_full_path()))
    return SafeString(here.replace(_WORDS, escape(context["query"])))


@lru_cache(maxsize=20)
def _for_visitors(template: str, language: str | None, library_name: str) -> str:
    request = HttpRequest()
    request.path = _ADDRESS
    request.resolver_match = resolve(reverse("opac:home"))
    shown = {"request": request, "user": AnonymousUser(), "query": _WORDS, "library_name": library_name}
    return str(render_to_string(template, shown))
