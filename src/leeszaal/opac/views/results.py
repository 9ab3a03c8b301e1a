"""Answers to a question: hits with their standing, facets, order, pages, and help where little is found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from leeszaal.catalogue.search import IndexMissing, SearchRequest, SearchResult, Sort, lookup_exact, search
from leeszaal.opac import facets, questions, titles
from leeszaal.opac.listing import read_listing
from leeszaal.opac.words import FACETS, SORTS


def results(request: HttpRequest) -> HttpResponse:
    """Show what is found; a barcode or ISBN goes straight to its record, a page too far to the last."""
    question = questions.read(request.GET, get_language() or "nl")
    record_id = lookup_exact(question.text) if question.text and not question.filters else None
    if record_id is not None:
        return redirect("opac:record", record_id)
    today = timezone.localdate()
    try:
        result = search(question, today=today)
    except IndexMissing:
        return render(request, "opac/no_index.html", {"query": question.text}, status=503)
    if result.total and not result.hits:
        return redirect(request.path + questions.address(question, page=_last_page(result)))
    listing = read_listing(titles.shown(result.hits), question.text)
    context = {
        "query": question.text,
        "result": result,
        "count": result.works or result.total,
        "today": today,
        "works": titles.works(result.hits, listing.records, today),
        "groups": facets.groups(question, result, listing.branches, today),
        "chosen": facets.chosen(question, listing.branches, today),
        "see": listing.see,
    }
    return render(request, "opac/results.html", context | _links(question, result) | _help(question, result))


def _last_page(result: SearchResult) -> int:
    return -(-(result.works or 1) // questions.PAGE_SIZE)


def _links(question: SearchRequest, result: SearchResult) -> dict[str, object]:
    page = result.page
    return {
        "sorts": [(SORTS[s], questions.address(questions.sorted_by(question, s)), s is question.sort) for s in Sort],
        "previous": questions.address(question, page=page - 1) if result.has_previous else "",
        "next": questions.address(question, page=page + 1) if result.has_next else "",
        "unfiltered": questions.address(questions.unfiltered(question)),
    }


def _help(question: SearchRequest, result: SearchResult) -> dict[str, object]:
    """Give the links that lead on: another spelling, and the question without one of its filters."""
    meant = questions.asking(question, result.did_you_mean) if result.did_you_mean else None
    return {
        "meant": questions.address(meant) if meant else "",
        "without": [
            (FACETS[less.facet], less.total, questions.address(questions.without_facet(question, less.facet)))
            for less in result.without
        ],
    }
