"""Searching the catalogue: the page of results and the suggestions, as served, beside the search engine's bare query.

What lies between is our own: facets and editions told in full, where copies stand, HTML and HTTP. A thousand fixed
questions are asked: eight at once, twice, of which the second time counts, for a library that is open has what is
asked much in memory; then one by one of a server that has just opened, so that none of its own answers is at hand.
"""

from bench.figures import Figure, figure, measured
from bench.library import Library
from bench.marc.noticing import indexer_running, until_found
from bench.parts import Report
from bench.search.asking import ask_each, request_of, seconds_of
from bench.search.questions import first_letters, fixed_list, warming
from bench.search.telling import rate, tell
from bench.serving import pages_served
from bench.timings import Timings
from bench.web_client import ask_all
from leeszaal.catalogue.models import Record

_LETTERS = 300
_CHANGES = 11
_AT_ONCE = 8
_WARM = 30


def measure(library: Library, report: Report) -> list[Figure]:
    """Measure pages, suggestions, and how soon a change is found."""
    asked = fixed_list()
    requests = [request_of(question) for question in asked]
    report(f"Search: {len(asked):,} questions, {_AT_ONCE} at once, first to fill the memory, then to measure")
    with pages_served() as at:
        _, together = (ask_all(at.port, requests, _AT_ONCE) for _ in range(2))
    report(f"Search: {len(asked):,} questions, one after the other")
    with pages_served() as at:
        seconds_of(at.port, warming(_WARM))
        alone = ask_each(at.port, asked)
        letters = Timings.of(seconds_of(at.port, first_letters(_LETTERS)))
    return [*tell(alone), rate(together, alone, _AT_ONCE), _suggestions(letters), _change()]


def _suggestions(seen: Timings) -> Figure:
    note = f"p50 {seen.p50:.1f} ms, slowest {seen.percentile(1):.1f} ms; {len(seen.seconds)} times two to ten letters"
    return measured("search", "suggestions, p95", seen.p95, "ms", goal=figure("under", 10, "ms"), note=note)


def _change() -> Figure:
    """Let the indexer of the product follow changes, and look for them."""
    numbers = Record.objects.filter(suppressed=False).order_by("-loan_count", "pk").values_list("pk", flat=True)
    with indexer_running():
        seen = until_found(list(numbers[:_CHANGES]))
    slowest, note = seen.percentile(1) / 1_000, f"p50 {seen.p50 / 1_000:.2f} s; {len(seen.seconds)} titles changed"
    return measured("search", "a change found, slowest", slowest, "s", goal=figure("under", 2, "s"), note=note)
