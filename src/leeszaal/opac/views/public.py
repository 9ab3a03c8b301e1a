"""How public pages may be kept by a browser: asked again each time, sent again only when they changed."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def public_page(view: View[P]) -> View[P]:
    """Answer only GET and HEAD, and send a page of which the browser has the same text as "not changed"."""
    return require_safe(cache_control(private=True, no_cache=True)(conditional_page(view)))
