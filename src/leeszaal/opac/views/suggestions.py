"""Suggestions while a reader types."""

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from leeszaal.catalogue.search import IndexMissing, Suggestion, SuggestionKind, suggest
from leeszaal.opac.words import SUGGESTIONS

_FIELDS = {SuggestionKind.AUTHOR: "author", SuggestionKind.SUBJECT: "subject", SuggestionKind.SERIES: "series"}
_LONGEST = 100


@require_safe
@cache_control(private=True, max_age=60)
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer ``{"suggestions": [{"text", "kind", "url"}]}`` for the first letters in ``q``."""
    letters = request.GET.get("q", "").replace("\x00", "").strip()[:_LONGEST]
    try:
        found = suggest(letters) if letters else ()
    except IndexMissing:
        found = ()
    return JsonResponse({"suggestions": [_told(suggestion) for suggestion in found]})


def _told(suggestion: Suggestion) -> dict[str, str]:
    return {"text": suggestion.text, "kind": str(SUGGESTIONS[suggestion.kind]), "url": _address(suggestion)}


def _address(suggestion: Suggestion) -> str:
    if suggestion.record_id is not None:
        return reverse("opac:record", args=[suggestion.record_id])
    field = _FIELDS.get(suggestion.kind, "title")
    question = f'{field}:"{suggestion.text.replace(chr(34), " ")}"'
    return reverse("opac:home") + "?" + urlencode({"q": question})
