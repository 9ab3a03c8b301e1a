"""What readers have in mind, drawn from the library's own titles: what is lent more is asked more.

Loans of titles follow Zipf's law nearly enough, so common and rare words come as often as they come from readers. The
draw is made by a hash of the record's number and a fixed seed: the same library gives the same titles every time.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

_DRAW = """
select title, author, subjects, isbns
  from catalogue_record where not suppressed and title ~ '[[:alpha:]]{4}'
 order by ln((hashint8extended(id, %s) & 9007199254740991 | 1) / 9007199254740992.0) / (0.05 + loan_count) desc
 limit %s
"""
"""Draws without putting back, each record with a chance in proportion to its loans (Efraimidis and Spirakis, 2006)."""
_COMMON = """
select word from (select lower(regexp_split_to_table(title, '[^[:alpha:]]+')) as word
                    from catalogue_record where not suppressed and loan_count > 20) as words
 where length(word) > 4 group by word order by count(*) desc, word limit %s
"""


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
        cursor.execute(_DRAW, [seed, number])
        return [Wanted(*row) for row in cursor.fetchall()]


def common_words(number: int) -> list[str]:
    """Give the commonest longer words in titles that are lent much, the commonest first."""
    with connection.cursor() as cursor:
        cursor.execute(_COMMON, [number])
        return [word for (word,) in cursor.fetchall()]
