"""How readers put into a search box what they have in mind. Each way takes a wanted title and gives an address."""

from collections.abc import Callable, Mapping
from random import Random

from bench.search.readers import Wanted
from leeszaal.catalogue import names
from leeszaal.catalogue.search.words import folded_words, is_stop_word

Way = Callable[[Wanted, Random], Mapping[str, str]]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MATERIALS = tuple(("material", value) for value in ("book", "dvd", "cd", "ebook"))
_FACETS = (
    *_MATERIALS,
    *(("language", value) for value in ("dut", "eng")),
    *(("age", value) for value in ("9-12", "adult")),
    ("available", "now"),
    ("year", "last_5"),
    ("fiction", "fiction"),
)


def title_words(wanted: Wanted, chance: Random) -> dict[str, str]:
    """Two or three words of a title, in order."""
    words = telling(wanted.title)
    kept = sorted(chance.sample(range(len(words)), min(len(words), chance.choice((2, 2, 3)))))
    return {"q": " ".join(words[place] for place in kept)}


def whole_title(wanted: Wanted, chance: Random) -> dict[str, str]:
    """A title as it stands."""
    return {"q": wanted.title.lower()}


def surname(wanted: Wanted, chance: Random) -> dict[str, str]:
    """An author by the last name."""
    return {"q": (wanted.author.partition(",")[0] or wanted.title).lower()}


def full_name(wanted: Wanted, chance: Random) -> dict[str, str]:
    """An author by the whole name, first name first."""
    return {"q": names.natural(wanted.author) or wanted.title}


def author_link(wanted: Wanted, chance: Random) -> dict[str, str]:
    """An author as the link on a record's page asks."""
    return {"q": f'author:"{wanted.author}"' if wanted.author else wanted.title}


def name_and_word(wanted: Wanted, chance: Random) -> dict[str, str]:
    """An author and a word of the title."""
    return {"q": f"{wanted.author.partition(',')[0]} {_word(wanted, chance)}".strip().lower()}


def one_word(wanted: Wanted, chance: Random) -> dict[str, str]:
    """One word of a title."""
    return {"q": _word(wanted, chance)}


def subject(wanted: Wanted, chance: Random) -> dict[str, str]:
    """A subject."""
    return {"q": chance.choice(wanted.subjects).lower() if wanted.subjects else _word(wanted, chance)}


def phrase(wanted: Wanted, chance: Random) -> dict[str, str]:
    """Words that must stand together."""
    words = folded_words(wanted.title)
    start = chance.randrange(max(len(words) - 2, 1))
    return {"q": f'"{" ".join(words[start : start + 3])}"'}


def isbn(wanted: Wanted, chance: Random) -> dict[str, str]:
    """An ISBN; the title of what has none."""
    return {"q": wanted.isbns[0] if wanted.isbns else wanted.title}


def mistyped(wanted: Wanted, chance: Random) -> dict[str, str]:
    """Words of a title, with a letter left out, doubled, wrong or swapped in the longest of them."""
    words = title_words(wanted, chance)["q"].split()
    longest = max(range(len(words)), key=lambda place: len(words[place]))
    words[longest] = _with_mistake(words[longest], chance)
    return {"q": " ".join(words)}


def no_such_word(wanted: Wanted, chance: Random) -> dict[str, str]:
    """A word of a title, and one that no title has."""
    return {"q": f"{''.join(chance.choices(_LETTERS, k=9))} {_word(wanted, chance)}"}


def narrowed(wanted: Wanted, chance: Random) -> dict[str, str]:
    """A word, and one facet chosen."""
    return dict([("q", _word(wanted, chance)), chance.choice(_FACETS)])


def narrowed_twice(wanted: Wanted, chance: Random) -> dict[str, str]:
    """A subject, and a material and what is on the shelf now chosen."""
    return dict([*subject(wanted, chance).items(), chance.choice(_MATERIALS), ("available", "now")])


def only_narrowed(wanted: Wanted, chance: Random) -> dict[str, str]:
    """No words: one facet, as the doors on the front page ask."""
    return dict([("q", ""), chance.choice(_FACETS)])


def second_page(wanted: Wanted, chance: Random) -> dict[str, str]:
    """The second page of a subject."""
    return {**subject(wanted, chance), "page": "2"}


def other_order(wanted: Wanted, chance: Random) -> dict[str, str]:
    """A subject in another order."""
    return {**subject(wanted, chance), "sort": chance.choice(("newest", "year", "title", "author"))}


def telling(title: str) -> list[str]:
    """Give the words of a title that a reader types; all of them when it has only common ones."""
    words = folded_words(title)
    return [word for word in words if len(word) > 2 and not is_stop_word(word)] or words


def _word(wanted: Wanted, chance: Random) -> str:
    return chance.choice(telling(wanted.title))


def _with_mistake(word: str, chance: Random) -> str:
    at = chance.randrange(1, max(len(word) - 1, 2))
    before, here, after = word[:at], word[at : at + 1], word[at + 1 :]
    wrong = chance.choice(_LETTERS)
    return before + chance.choice((after, here + here + after, wrong + after, after[:1] + here + after[1:]))
