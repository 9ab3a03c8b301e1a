"""Write documents and words to one build of the index, and keep beside it up to where the changes are in it."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from tantivy import Document, Query

from leeszaal.catalogue.search import place
from leeszaal.catalogue.search.document import make_document
from leeszaal.catalogue.search.fields import SCHEMA, WORD_SCHEMA, open_index, open_words
from leeszaal.catalogue.search.row import Row, Variants
from leeszaal.catalogue.search.words import folded_words

_MEMORY = 64_000_000
_WORD_MEMORY = 15_000_000
_USED_IN = ("title", "author", "subject", "series")
_MOST_WORDS = 400_000
_LONGEST_WORD = 30


class Writer:
    """The only writer of a build. Nothing is seen by readers, and nothing is kept, before ``commit``."""

    def __init__(self, build: Path, memory: int = _MEMORY, threads: int = 1) -> None:
        self.build = build
        self._records, self._words = open_index(str(build / "records")), open_words(str(build / "words"))
        self._writer = self._records.writer(memory, threads)
        self._word_writer = self._words.writer(_WORD_MEMORY, 1)

    def add(self, rows: Iterable[Row], variants: Variants, today: date) -> None:
        """Add records that are not in the index."""
        for row in rows:
            self._writer.add_document(make_document(row, variants, today))

    def remove(self, record_ids: Sequence[int]) -> None:
        """Take records out (by query: the engine's removal by term passes over numbers without a sign)."""
        self._writer.delete_documents_by_query(Query.term_set_query(SCHEMA, "record_id", record_ids))

    def commit(self, position: str) -> None:
        """Let readers see what was written. Stopped between the two steps, the same changes are merely done again."""
        self._word_writer.commit()
        self._writer.commit()
        place.write_position(self.build, position)

    def under_headings(self, headings: Sequence[str]) -> list[int]:
        """Give the records in the index that have one of these headings."""
        if not headings:
            return []
        self._records.reload()
        searcher = self._records.searcher()
        query = Query.term_set_query(SCHEMA, "heading", list(headings))
        hits = searcher.search(query, max(searcher.num_docs, 1), count=False, order_by_field="record_id").hits
        return [record_id for record_id, _ in hits]

    def learn_all_words(self) -> None:
        """Make the list of words from all records written and committed so far."""
        self._records.reload()
        searcher = self._records.searcher()
        uses: dict[str, int] = {}
        for name in _USED_IN:
            for word, count in searcher.terms_with_prefix(name, "", limit=_MOST_WORDS):
                uses[word] = uses.get(word, 0) + count
        for word, count in uses.items():
            self._learn(word, count)

    def learn_words(self, rows: Sequence[Row]) -> None:
        """Add the words of these records that the list does not have."""
        self._words.reload()
        searcher = self._words.searcher()
        for word in set(chain.from_iterable(_words_of(row) for row in rows)):
            if not searcher.doc_freq("word", word):
                self._learn(word, 1)

    def close(self) -> None:
        """Let the merging of segments end and give up the build's own lock."""
        self._writer.wait_merging_threads()
        self._word_writer.wait_merging_threads()

    def _learn(self, word: str, uses: int) -> None:
        if len(word) <= _LONGEST_WORD and not word.isdigit():
            self._word_writer.add_document(Document.from_dict({"word": word, "uses": uses}, WORD_SCHEMA))


def _words_of(row: Row) -> list[str]:
    texts = (row.title, row.subtitle, row.author, *row.contributors, *row.subjects, *row.genres, *row.series)
    return folded_words(" ".join(texts))
