"""The tabs of the privacy officer's pages: ``{% load room %}``."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context

from leeszaal.login.access import staff_of
from leeszaal.login.models import Role
from leeszaal.office.room_tabs import tabs

register = template.Library()


@register.inclusion_tag("office/privacy_tab_rows.html", takes_context=True)
def room_tabs(context: Context) -> dict[str, Any]:
    """Draw the groups of pages, and under it the pages of the group that is shown."""
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return {}
    staff = staff_of(request)
    groups, pages = tabs(request.path, is_officer=staff is not None and Role.PRIVACY in staff.roles)
    return {"groups": groups, "pages": pages}
