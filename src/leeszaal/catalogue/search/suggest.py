"""What the reader may be typing: headings by any of their words, titles by the words so far."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, zip_longest

from tantivy import Occur, Query, Searcher

from leeszaal.catalogue.search.document import SEPARATOR
from leeszaal.catalogue.search.fields import SCHEMA
from leeszaal.catalogue.search.reader import current_view
from leeszaal.catalogue.search.recent import Recent
from leeszaal.catalogue.search.result import Suggestion, SuggestionKind
from leeszaal.catalogue.search.words import folded_words

_LEAST_SIGNS = 2
_SHORT = 4
_SHORT_ONES: Recent[tuple[Suggestion, ...]] = Recent(seconds=60)
"""So many words begin with the same few letters that these are looked up once a minute."""
_MOST_SIGNS = 80
_MOST_WORDS = 8
_MOST_GIVEN = 20


def suggest(prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """Give titles and headings that begin so, the most used first; nothing for fewer than two letters.

    Raises:
        IndexMissing: when this machine has no index.
    """
    view = current_view()
    words = tuple(folded_words(prefix[:_MOST_SIGNS])[:_MOST_WORDS])
    limit = min(max(limit, 0), _MOST_GIVEN)
    if len("".join(words)) < _LEAST_SIGNS or not limit:
        return ()
    if len("".join(words)) > _SHORT:
        return _make(view.records, words, limit)
    return _SHORT_ONES.give((view.build, words, limit), lambda: _make(view.records, words, limit))


def _make(searcher: Searcher, words: Sequence[str], limit: int) -> tuple[Suggestion, ...]:
    titles = _titles(searcher, words, limit)
    headings = _headings(searcher, " ".join(words), limit)
    turns = chain.from_iterable(zip_longest(titles, headings))
    return tuple(islice((one for one in turns if one), limit))


def _headings(searcher: Searcher, start: str, limit: int) -> Iterator[Suggestion]:
    seen = set()
    for prompt, _ in searcher.terms_with_prefix("prompt", start, limit=limit * 3):
        _, kind, shown = prompt.split(SEPARATOR, 2)
        if (kind, shown) not in seen and _is_used(searcher, shown):
            seen.add((kind, shown))
            yield Suggestion(shown, SuggestionKind(kind))


def _is_used(searcher: Searcher, heading: str) -> bool:
    """Whether a record has it still: the list of terms forgets what was removed only when segments merge."""
    return bool(searcher.search(Query.term_query(SCHEMA, "heading", heading), 1, count=False).hits)


def _titles(searcher: Searcher, words: Sequence[str], limit: int) -> Iterator[Suggestion]:
    *whole, last = words
    parts = [Query.term_query(SCHEMA, "title", word) for word in whole]
    parts.append(Query.regex_query(SCHEMA, "title", re.escape(last) + ".*"))
    query = Query.boolean_query([(Occur.Must, part) for part in parts])
    found = searcher.search(query, limit * 3, count=False, order_by_field="weight")
    addresses = [address for _, address in found.hits]
    ids = searcher.fast_field_values("record_id", addresses) if addresses else []
    shown: set[str] = set()
    for address, record_id in zip(addresses, ids, strict=True):
        title = bytes(searcher.doc(address)["shown"][0]).decode()
        if title not in shown:
            shown.add(title)
            yield Suggestion(title, SuggestionKind.TITLE, int(record_id or 0))
