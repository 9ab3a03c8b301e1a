"""The card's number as a barcode, so that a telephone can be held under the scanner."""

from barcode.codex import Code128
from django.utils.html import format_html
from django.utils.safestring import SafeString

_HEIGHT = 50
_QUIET = 10
"""Modules left white on either side (ISO/IEC 15417 asks ten)."""


def barcode_svg(number: str) -> SafeString:
    """Draw Code 128 as an SVG element: black on white, whatever the colours around it."""
    modules = Code128(number).build()[0]
    width = len(modules) + 2 * _QUIET
    bars = (f"M{_QUIET + n} 0h1v{_HEIGHT}h-1z" for n, module in enumerate(modules) if module == "1")
    return format_html(
        '<svg class="barcode" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">'
        '<path fill="#fff" d="M0 0h{}v{}H0z"/><path fill="#000" d="{}"/></svg>',
        width,
        _HEIGHT,
        width,
        _HEIGHT,
        "".join(bars),
    )
