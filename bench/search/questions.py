"""The fixed list: a thousand addresses of the page of results, and what is asked while readers still type.

The shares of the kinds are our estimate: most readers type words of a title or a name. Which words, see `readers`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from random import Random
from urllib.parse import urlencode

from django.http import QueryDict

from bench.parts import CannotMeasure
from bench.search import typing
from bench.search.readers import Wanted, common_words, wanted_titles
from leeszaal.catalogue.search import SearchRequest
from leeszaal.opac import questions

SEED = 2026
_TITLES = 1000
_KINDS: Sequence[tuple[str, int, typing.Way]] = (
    ("title", 260, typing.title_words),
    ("title", 130, typing.whole_title),
    ("author", 110, typing.surname),
    ("author", 70, typing.full_name),
    ("author", 30, typing.author_link),
    ("author and title", 70, typing.name_and_word),
    ("one word", 50, typing.one_word),
    ("subject", 60, typing.subject),
    ("typing error", 60, typing.mistyped),
    ("phrase", 20, typing.phrase),
    ("ISBN", 30, typing.isbn),
    ("facets", 30, typing.narrowed),
    ("facets", 20, typing.narrowed_twice),
    ("facets", 10, typing.only_narrowed),
    ("second page", 20, typing.second_page),
    ("other order", 10, typing.other_order),
    ("no such word", 10, typing.no_such_word),
)
_COMMON = 10


@dataclass(frozen=True, slots=True)
class Question:
    """One search: its kind, and its address."""

    kind: str
    address: str

    @property
    def request(self) -> SearchRequest:
        """The question as the page reads it."""
        return questions.read(QueryDict(self.address.partition("?")[2]), "nl")


def fixed_list() -> list[Question]:
    """Give the list in the order in which it is asked, the kinds mixed. Raises CannotMeasure without titles."""
    wanted = wanted_titles(SEED, _TITLES)
    if not wanted:
        raise CannotMeasure("the library has no titles to ask for")
    made = [Question("common word", "/?" + urlencode({"q": word})) for word in common_words(wanted, _COMMON)]
    for place, (kind, share, way) in enumerate(_KINDS):
        made += islice(_of_kind(kind, way, wanted, Random(SEED + place)), share)
    Random(SEED).shuffle(made)
    return made


def first_letters(number: int) -> list[str]:
    """Give addresses that the search box asks while readers type: two to ten letters of a title or a name."""
    chance = Random(SEED)
    texts = [chance.choice((one.title, one.author or one.title)).lower() for one in wanted_titles(SEED, number)]
    return ["/suggest?" + urlencode({"q": text[: chance.randint(2, 10)]}) for text in texts]


def warming(number: int) -> list[str]:
    """Give addresses that are not in the list, for a server that has just started."""
    return ["/?" + urlencode(typing.whole_title(one, Random(SEED))) for one in wanted_titles(SEED + 1, number)]


def _of_kind(kind: str, way: typing.Way, wanted: Sequence[Wanted], chance: Random) -> Iterator[Question]:
    start = chance.randrange(len(wanted))
    for one in islice(cycle(wanted), start, None):
        if kind != "ISBN" or one.isbns or not any(other.isbns for other in wanted):
            yield Question(kind, "/?" + urlencode(way(one, chance)))
