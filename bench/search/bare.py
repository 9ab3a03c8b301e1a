"""The limit: what the search engine needs by itself for the same questions, on the same index, in this one process.

In it is, for each question, made ready before the clock starts by the product's own parser:

- one `Searcher.search` for the twenty best of the page with their count, in the same order, within the same filters;
- one aggregation over the same records that counts five facets: material, language, genre, age and branch;
- for a word that no record has, the engine's own look at all words that differ by one or two letters, and then the
  search for the spelling that the page chose; where the page answered most of the words, the search for most.

Not in it: the other three facets, the counts of a facet as if its own choice were not there, editions of one work
taken together, trying other spellings, all of the database, HTML and HTTP.
"""

import time
from dataclasses import dataclass
from datetime import date
from statistics import median

from tantivy import Order, Query

from leeszaal.catalogue.search import SearchRequest, Sort, search
from leeszaal.catalogue.search.fields import WORD_SCHEMA
from leeszaal.catalogue.search.filters import filter_queries, tidy
from leeszaal.catalogue.search.parse import parse
from leeszaal.catalogue.search.query import Asked, exact_query, loose_query
from leeszaal.catalogue.search.reader import View, current_view
from leeszaal.catalogue.search.words import folded_words

PAGE = 20
_FACETS = {name: {"terms": {"field": name, "size": 30}} for name in ("material", "language", "genre", "age", "branch")}
_FIELDS = {Sort.NEWEST: "by_newest", Sort.YEAR: "by_year", Sort.TITLE: "by_title_0", Sort.AUTHOR: "by_author_0"}
_ASCENDING = (Sort.TITLE, Sort.AUTHOR)
_LETTERS_FOR_TWO = 8
_TIMES = 3


@dataclass(frozen=True, slots=True)
class Bare:
    """A question in the engine's own words."""

    asked: Asked
    misspelt: tuple[Query, ...]
    sort: Sort
    offset: int

    def seconds(self) -> float:
        """Ask the engine a few times and give the middle duration."""
        view = current_view()
        return median(self._once(view) for _ in range(_TIMES))

    def _once(self, view: View) -> float:
        start = time.perf_counter()
        for query in self.misspelt:
            view.words.search(query, PAGE)
        self._search(view)
        view.records.aggregate(self.asked.fits, _FACETS)
        return time.perf_counter() - start

    def _search(self, view: View) -> None:
        if self.sort is Sort.RELEVANCE and self.asked.ranked:
            view.records.search(self.asked.ranked, PAGE, offset=self.offset, weight_by_field="weight")
            return
        order = Order.Asc if self.sort in _ASCENDING else Order.Desc
        field = _FIELDS.get(self.sort, "weight")
        view.records.search(self.asked.fits, PAGE, offset=self.offset, order_by_field=field, order=order)


def bare(request: SearchRequest, today: date) -> Bare:
    """Make a question ready for the engine."""
    answered = search(request, today=today)
    typed = parse(request.text)
    question = parse(answered.did_you_mean or "") if answered.corrected else typed
    asked = (loose_query(question) if answered.loosened else None) or exact_query(question)
    within = asked.within(filter_queries(tidy(request.filters), today))
    words = () if not (answered.corrected or answered.loosened) else folded_words(str(typed))
    misspelt = tuple(_alike(word) for word in words if _is_unknown(word))
    return Bare(within, misspelt, request.sort, (request.within_page - 1) * PAGE)


def _is_unknown(word: str) -> bool:
    return not current_view().words.doc_freq("word", word)


def _alike(word: str) -> Query:
    mistakes = 2 if len(word) >= _LETTERS_FOR_TWO else 1
    return Query.fuzzy_term_query(WORD_SCHEMA, "word", word, mistakes, transposition_cost_one=True)
