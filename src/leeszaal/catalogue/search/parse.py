"""Read what a reader typed. Every text is a question: nothing here refuses or raises."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from stdnum import isbn
from stdnum.exceptions import ValidationError

from leeszaal.catalogue.search.words import folded_words, is_stop_word

MOST_SIGNS = 256
MOST_WORDS = 20
_TOKEN = re.compile(r'(?P<minus>-?)(?:(?P<prefix>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_QUOTES = str.maketrans("“”„‟«»‘’‚`´", '""""""\'\'\'\'\'')
_WORD = re.compile(r"\w+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_NUMBER = re.compile(r"[\d\s-]{9,20}[\dxX]")


class Scope(StrEnum):
    """Where words must stand."""

    ANYWHERE = ""
    AUTHOR = "author"
    TITLE = "title"
    SUBJECT = "subject"
    SERIES = "series"
    ISBN = "isbn"


_PREFIXES = {
    "auteur": Scope.AUTHOR,
    "author": Scope.AUTHOR,
    "titel": Scope.TITLE,
    "title": Scope.TITLE,
    "onderwerp": Scope.SUBJECT,
    "subject": Scope.SUBJECT,
    "serie": Scope.SERIES,
    "series": Scope.SERIES,
    "isbn": Scope.ISBN,
}


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that belong together: one word, a phrase, or the pieces of one written word such as *e-book*."""

    words: tuple[str, ...]
    scope: Scope = Scope.ANYWHERE
    prefix: str = ""
    is_phrase: bool = False
    is_excluded: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the clause is one word that may be mistyped."""
        return len(self.words) == 1 and not (self.is_phrase or self.is_excluded or self.scope is Scope.ISBN)

    @property
    def is_needed(self) -> bool:
        """Whether a record must have it: not so for the commonest words."""
        return self.is_phrase or self.scope is not Scope.ANYWHERE or not all(map(is_stop_word, self.words))

    def __str__(self) -> str:
        words = f'"{" ".join(self.words)}"' if self.is_phrase else "-".join(self.words)
        prefix = f"{self.prefix}:" if self.prefix else ""
        return f"{'-' * self.is_excluded}{prefix}{words}"


@dataclass(frozen=True, slots=True)
class Question:
    """The clauses that were typed, in order."""

    clauses: tuple[Clause, ...] = ()

    @property
    def wanted(self) -> tuple[Clause, ...]:
        """The clauses that are not excluded."""
        return tuple(clause for clause in self.clauses if not clause.is_excluded)

    @property
    def excluded(self) -> tuple[Clause, ...]:
        """The clauses that no result may have."""
        return tuple(clause for clause in self.clauses if clause.is_excluded)

    def with_clause(self, place: int, *others: Clause) -> "Question":
        """Give the question with one clause replaced."""
        return replace(self, clauses=self.clauses[:place] + others + self.clauses[place + 1 :])

    def __str__(self) -> str:
        return " ".join(map(str, self.clauses))


def parse(text: str) -> Question:
    """Read a question; what is beyond 256 signs or 20 words is left out."""
    tidy = _CONTROL.sub(" ", text[:MOST_SIGNS]).translate(_QUOTES)
    whole = as_isbn(tidy)
    if whole:
        return Question((Clause((whole,), Scope.ISBN),))
    return Question(tuple(_within_bound(_clauses(tidy))))


def as_isbn(text: str) -> str | None:
    """Give the thirteen digits of a text that is an ISBN and nothing else, else None."""
    if not _NUMBER.fullmatch(text.strip()):
        return None
    try:
        return str(isbn.to_isbn13(isbn.validate(text.strip())))
    except ValidationError:
        return None


def _clauses(text: str) -> Iterator[Clause]:
    for token in _TOKEN.finditer(text):
        scope = _PREFIXES.get((token["prefix"] or "").lower(), Scope.ANYWHERE)
        prefix = token["prefix"] if scope else ""
        is_phrase = token["word"] is None
        content = token["phrase"] if is_phrase else token["word"]
        if token["prefix"] and not scope:
            content = f"{token['prefix']} {content}"
        words = _number(content) if scope is Scope.ISBN else tuple(folded_words(content)) or _unknown(content)
        if words:
            yield Clause(words, scope, prefix, is_phrase and len(words) > 1, bool(token["minus"]))


def _unknown(content: str) -> tuple[str, ...]:
    """Give a word that the index leaves out for its length, so that nothing is found rather than everything."""
    return tuple(word.casefold() for word in _WORD.findall(content)[:1])


def _number(content: str) -> tuple[str, ...]:
    compact = as_isbn(content) or content.replace("-", "").replace(" ", "").upper()
    return (compact,) if compact else ()


def _within_bound(clauses: Iterator[Clause]) -> Iterator[Clause]:
    left = MOST_WORDS
    for clause in clauses:
        if left <= 0:
            return
        words = tuple(islice(clause.words, left))
        left -= len(words)
        yield replace(clause, words=words)
