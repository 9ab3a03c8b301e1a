"""Turn a question into the engine's query: what must be there, and what lifts a record above another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tantivy import Occur, Query

from leeszaal.catalogue.search.fields import SCHEMA
from leeszaal.catalogue.search.parse import Clause, Question, Scope
from leeszaal.catalogue.search.words import is_stop_word, stems

_LEAST_PART = 0.6
"""How much of a question a record must have when none has all."""

_PLACES = {
    Scope.ANYWHERE: {"title": 3.0, "author": 3.0, "subject": 1.5},
    Scope.TITLE: {"title": 3.0},
    Scope.AUTHOR: {"author": 3.0},
    Scope.SUBJECT: {"subject": 1.5},
    Scope.SERIES: {"series": 2.0},
}
_STEMMED = {
    Scope.ANYWHERE: {"title": 1.8},
    Scope.TITLE: {"title": 1.8},
    Scope.SUBJECT: {"subject": 1.0},
}
_PHRASES = _PLACES | {Scope.ANYWHERE: _PLACES[Scope.ANYWHERE] | {"body": 0.4}}
_SOMEWHERE = 0.4
_TIE = 0.1
_WHOLE_TITLE = 4.0
_TITLE_IN_ORDER = 1.5


@dataclass(frozen=True, slots=True)
class Asked:
    """One question twice: ``fits`` tells which records, ``ranked`` (None: all alike) also how well, at more cost."""

    fits: Query
    ranked: Query | None

    def within(self, filters: Iterable[Query]) -> "Asked":
        """Keep the records that fit every filter, without a change in their order."""
        kept = list(filters)
        return Asked(narrowed(self.fits, kept), self.ranked and narrowed(self.ranked, kept))


def exact_query(question: Question) -> Asked:
    """Ask for records with every word of the question."""
    wanted = question.wanted
    needed = [clause for clause in wanted if clause.is_needed] or list(wanted)
    if not needed:
        return _asked(question, Query.all_query(), None)
    must = [(Occur.Must, _has(clause)) for clause in needed]
    lifts = [(Occur.Should, lift) for lift in (*_worth(needed), *_lifts(question))]
    return _asked(question, Query.boolean_query(must), Query.boolean_query(must + lifts))


def loose_query(question: Question) -> Asked | None:
    """Ask for records with most of the needed words; None when there is nothing to leave out."""
    needed = [clause for clause in question.wanted if clause.is_needed]
    if len(needed) < 2:
        return None
    least = max(1, int(len(needed) * _LEAST_PART))
    most = Query.boolean_query([(Occur.Should, _has(clause)) for clause in needed], minimum_number_should_match=least)
    lifts = [(Occur.Should, lift) for lift in _worth(needed)]
    return _asked(question, most, Query.boolean_query([(Occur.Must, most), *lifts]))


def any_of(queries: Iterable[Query]) -> Query:
    """Ask for records that fit one of the queries."""
    parts = [(Occur.Should, query) for query in queries]
    return parts[0][1] if len(parts) == 1 else Query.boolean_query(parts)


def narrowed(query: Query, filters: Iterable[Query]) -> Query:
    """Keep the records that fit every filter, without a change in their order."""
    needed = [(Occur.Must, Query.const_score_query(part, 0.0)) for part in filters]
    return Query.boolean_query([(Occur.Must, query), *needed]) if needed else query


def _asked(question: Question, fits: Query, ranked: Query | None) -> Asked:
    unwanted = [(Occur.MustNot, _has(clause)) for clause in question.excluded]
    if not unwanted:
        return Asked(fits, ranked)
    without = [Query.boolean_query([(Occur.Must, query), *unwanted]) for query in (fits, ranked) if query]
    return Asked(without[0], without[-1] if ranked else None)


def _has(clause: Clause) -> Query:
    """Ask for records that have a clause."""
    if clause.scope is Scope.ISBN:
        return _term("isbn", clause.words[0], 1.0)
    if clause.is_phrase:
        return _phrase(clause)
    words = [_has_word(word) if clause.scope is Scope.ANYWHERE else _word(word, clause.scope) for word in clause.words]
    return words[0] if len(words) == 1 else Query.boolean_query([(Occur.Must, word) for word in words])


def _worth(clauses: Iterable[Clause]) -> Iterator[Query]:
    """Lift records by where they have the words; clauses that say where are weighed by that already."""
    for clause in clauses:
        if clause.scope is Scope.ANYWHERE and not clause.is_phrase:
            yield from (_word(word, clause.scope) for word in clause.words)


@lru_cache(maxsize=4096)
def _has_word(word: str) -> Query:
    dutch, english = stems(word)
    parts = [_term("author", word, 1.0), _term("all_nl", dutch, _SOMEWHERE), _term("all_en", english, _SOMEWHERE)]
    if word[:-1].isdigit():
        parts.append(_term("isbn", word.upper(), 1.0))
    return Query.disjunction_max_query(parts, _TIE)


@lru_cache(maxsize=4096)
def _word(word: str, scope: Scope) -> Query:
    parts = [_term(name, word, boost) for name, boost in _PLACES[scope].items()]
    dutch, english = stems(word)
    for name, boost in _STEMMED.get(scope, {}).items():
        parts += [_term(f"{name}_nl", dutch, boost)]
        parts += [_term(f"{name}_en", english, boost)] if english != dutch or scope is not Scope.ANYWHERE else []
    return Query.disjunction_max_query(parts, _TIE)


def _phrase(clause: Clause) -> Query:
    words: list[str | tuple[int, str]] = list(clause.words)
    places = _PHRASES[clause.scope].items()
    parts = [Query.boost_query(Query.phrase_query(SCHEMA, name, words), boost) for name, boost in places]
    return Query.disjunction_max_query(parts, _TIE)


def _term(name: str, word: str, boost: float) -> Query:
    return Query.boost_query(Query.term_query(SCHEMA, name, word), boost)


def _lifts(question: Question) -> Iterable[Query]:
    """Put a title that is just what was typed on top, and one with the words in that order above the rest.

    The commonest words keep their place open in that order, for the engine reads them ten times longer than the rest.
    """
    clauses = [clause for clause in question.wanted if clause.scope in (Scope.ANYWHERE, Scope.TITLE)]
    words = [word for clause in clauses for word in clause.words]
    if words and len(question.wanted) == len(question.clauses):
        yield _term("title_exact", " ".join(words), _WHOLE_TITLE)
    if len(words) > 1:
        telling = [(place, word) for place, word in enumerate(words) if not is_stop_word(word)]
        ordered: list[str | tuple[int, str]] = list(telling if len(telling) > 1 else enumerate(words))
        yield Query.boost_query(Query.phrase_query(SCHEMA, "title", ordered), _TITLE_IN_ORDER)
