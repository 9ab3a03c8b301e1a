"""What readers have in mind, drawn from the library's own titles: what is lent more is asked more.

Loans of titles follow Zipf's law nearly enough, so common and rare words come as often as they come from readers. From
a sample of some fifty thousand records titles are drawn by a hash of the record's number. Sample and draw have a fixed
seed: the same library gives the same titles every time, and none of it reads the whole table.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from django.db import connection

from leeszaal.catalogue.search.words import folded_words, is_stop_word

_SHARE = """
select least(100, 100 * 50000 / greatest(reltuples, 1)) from pg_class where oid = 'catalogue_record'::regclass
"""
_DRAW = """
select title, author, subjects, isbns
  from catalogue_record tablesample system (%s) repeatable (2026)
 where not suppressed and title ~ '[[:alpha:]]{4}'
 order by ln((hashint8extended(id, %s) & 9007199254740991 | 1) / 9007199254740992.0) / (0.05 + loan_count) desc
 limit %s
"""
"""Draws without putting back, each record with a chance in proportion to its loans (Efraimidis and Spirakis, 2006)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A title that a reader has in mind."""

    title: str
    author: str
    subjects: Sequence[str]
    isbns: Sequence[str]


def wanted_titles(seed: int, number: int) -> list[Wanted]:
    """Draw titles by how much they are lent; fewer when there are not so many."""
    with connection.cursor() as cursor:
        cursor.execute(_SHARE)
        cursor.execute(_DRAW, [cursor.fetchall()[0][0], seed, number])
        return [Wanted(*row) for row in cursor.fetchall()]


def common_words(wanted: Sequence[Wanted], number: int) -> list[str]:
    """Give the commonest longer words in these titles, the commonest first."""
    words = chain.from_iterable(folded_words(one.title) for one in wanted)
    counted = Counter(word for word in words if len(word) > 4 and not is_stop_word(word))
    return sorted(counted, key=lambda word: (-counted[word], word))[:number]
