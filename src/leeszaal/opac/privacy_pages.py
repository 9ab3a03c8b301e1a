"""The privacy statement, made from the register."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.cookies import cookies
from leeszaal.privacy.declared import register
from leeszaal.privacy.register import Library
from leeszaal.privacy.statement import statement


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Show the statement in the reader's language, with the terms that hold today."""
    declared, language = register(), translation.get_language() or "nl"
    sections = statement(declared, claimed(), language, timezone.localdate())
    return render(
        request,
        "opac/statement.html",
        {
            "library": declared.library,
            "told": _told(declared.library, language),
            "sections": [section for section in sections if not section.for_staff],
            "staff_sections": [section for section in sections if section.for_staff],
            "cookies": [
                (cookie.name, cookie.purpose.in_language(language), cookie.lasts.in_language(language))
                for cookie in cookies()
            ],
        },
    )


def _told(library: Library, language: str) -> dict[str, object]:
    """Give the library's own words in one language."""
    names = ("introduction", "officer", "automated", "transfers", "measures")
    words = {name: getattr(library, name).in_language(language) for name in names}
    return {**words, "promises": [promised.words.in_language(language) for promised in library.promises]}


urlpatterns = [path("privacy/", privacy, name="privacy")]
