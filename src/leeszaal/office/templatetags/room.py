"""The tabs of the privacy officer's pages: ``{% load room %}``."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context

from leeszaal.office.room_tabs import tabs

register = template.Library()


@register.inclusion_tag("office/privacy_tab_rows.html", takes_context=True)
def room_tabs(context: Context) -> dict[str, Any]:
    """Draw the groups of pages, and under it the pages of the group that is shown."""
    request = context.get("request")
    groups, pages = tabs(request.path if isinstance(request, HttpRequest) else "")
    return {"groups": groups, "pages": pages}
