"""Tags and filters that the templates of every app share: ``{% load leeszaal %}``."""

from datetime import date
from functools import lru_cache

from django import template
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from leeszaal.common.money import format_cents
from leeszaal.login.models import Role
from leeszaal.login.rules.roles import may

register = template.Library()


@register.simple_tag
def icon(name: str, css: str = "icon", label: str = "") -> SafeString:
    """Draw an icon from ``icons.svg``: decoration beside text, or an image with a label where it stands alone."""
    return _drawn(name, css, format_html('role="img" aria-label="{}"', label) if label else _DECORATION)


_DECORATION = SafeString('aria-hidden="true"')


@lru_cache(maxsize=500)
def _drawn(name: str, css: str, said: SafeString) -> SafeString:
    address = static("leeszaal/icons.svg")
    return format_html('<svg class="{}" {}><use href="{}#{}"></use></svg>', css, said, address, name)


@register.filter
def money(cents: int | None) -> str:
    """Write cents as people read them in the language of the page; nothing for no amount."""
    return "" if cents is None else format_cents(cents, get_language() or "nl")


@register.simple_tag(takes_context=True)
def current(context: Context, *names: str) -> SafeString:
    """Give ``aria-current="page"`` when the page shown is one of these names, or in one of them (``"desk:"``)."""
    request = context.get("request")
    match = request.resolver_match if isinstance(request, HttpRequest) else None
    here = match.view_name if match else ""
    found = any(here == name or (name.endswith(":") and here.startswith(name)) for name in names)
    return SafeString(' aria-current="page"') if found else SafeString("")


@register.filter
def works_at_desk(user: object) -> bool:
    """Tell whether this user may open the desk's pages."""
    staff = getattr(user, "staff", None)
    return staff is not None and may(staff.roles, {Role.DESK})


@register.filter
def notice_kind(level_tag: str) -> str:
    """Give the notice's variant for a message's level: ``ok``, ``warn``, ``error`` or ``info``."""
    return {"success": "ok", "warning": "warn", "error": "error"}.get(level_tag, "info")


@register.filter
def notice_icon(kind: str) -> str:
    """Give the icon that stands in a notice or answer of this kind, so that colour never speaks alone."""
    return {"ok": "check-round", "warn": "warning", "error": "error"}.get(kind, "info")


@register.filter
def day(on: date | None) -> str:
    """Write a day briefly: ``3 dec``, with the year when it is not this one."""
    if on is None:
        return ""
    return date_format(on, "j N" if on.year == timezone.localdate().year else "j N Y")
