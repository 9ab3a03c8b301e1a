"""The front page: a search box, shelves with what is new and what is read, ways in, and what is open today."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from leeszaal.catalogue.search import Facet, FacetValue, IndexMissing, SearchRequest, search
from leeszaal.catalogue.words import Words
from leeszaal.opac import opening, queries, questions
from leeszaal.opac.facets import Choice
from leeszaal.opac.views.public import public_page
from leeszaal.opac.views.results import results
from leeszaal.opac.words import MATERIAL_DOORS

_ON_SHELF = 14
_GENRES = 16


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Show results when the address holds a question, else the front page."""
    if questions.is_question(request.GET):
        return results(request)
    now = timezone.localtime()
    branches = queries.branches_with_hours()
    context = {
        "no_head_search": True,
        "newest": queries.newest(_ON_SHELF),
        "most_lent": queries.most_lent(_ON_SHELF),
        "places": opening.places(branches, queries.closings(now.date(), now.date()), now, days=1),
    }
    return render(request, "opac/front.html", context | _doors())


@public_page
def branches(request: HttpRequest) -> HttpResponse:
    """Show where the branches are and when they are open in the coming week."""
    now = timezone.localtime()
    closings = queries.closings(now.date(), now.date() + timedelta(days=90))
    context = {"places": opening.places(queries.branches_with_hours(), closings, now), "closings": closings}
    return render(request, "opac/branches.html", context)


@public_page
def help_page(request: HttpRequest) -> HttpResponse:
    """Tell in short how searching and lending work."""
    return render(request, "opac/help.html")


def _doors() -> dict[str, list[tuple[str, Choice]]]:
    """Count what stands behind each way in; without an index there are no doors, and the page still opens."""
    everything = SearchRequest(size=1, language=get_language() or "nl")
    try:
        counted = search(everything, today=timezone.localdate()).facets
    except IndexMissing:
        return {}
    materials = [value for value in counted[Facet.MATERIAL] if value.count and value.value in MATERIAL_DOORS]
    return {
        "materials": [(v.value, _door(everything, Facet.MATERIAL, v, MATERIAL_DOORS[v.value])) for v in materials],
        "genres": [(v.value, _door(everything, Facet.GENRE, v, v.value)) for v in counted[Facet.GENRE][:_GENRES]],
    }


def _door(everything: SearchRequest, facet: Facet, value: FacetValue, words: Words) -> Choice:
    return Choice(words, value.count, False, questions.write(everything).with_value(facet, value.value))
