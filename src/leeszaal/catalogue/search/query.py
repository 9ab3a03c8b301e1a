"""Turn a question into the engine's query: what must be there, and what lifts a record above another."""

from collections.abc import Iterable
from functools import lru_cache

from tantivy import Occur, Query

from leeszaal.catalogue.search.fields import SCHEMA
from leeszaal.catalogue.search.parse import Clause, Question, Scope
from leeszaal.catalogue.search.words import stems

_LEAST_PART = 0.6
"""How much of a question a record must have when none has all."""

_PLACES = {
    Scope.ANYWHERE: {"title": 3.0, "author": 3.0, "series": 2.0, "subject": 1.5},
    Scope.TITLE: {"title": 3.0},
    Scope.AUTHOR: {"author": 3.0},
    Scope.SUBJECT: {"subject": 1.5},
    Scope.SERIES: {"series": 2.0},
}
_STEMMED = {
    Scope.ANYWHERE: {"title": 1.8, "subject": 1.0, "body": 0.4},
    Scope.TITLE: {"title": 1.8},
    Scope.SUBJECT: {"subject": 1.0},
}
_PHRASES = _PLACES | {Scope.ANYWHERE: _PLACES[Scope.ANYWHERE] | {"body": 0.4}}
_TIE = 0.1
_WHOLE_TITLE = 4.0
_TITLE_IN_ORDER = 1.5

EVERYTHING = Query.all_query()


def exact_query(question: Question) -> Query:
    """Ask for records with every word of the question."""
    needed = [clause for clause in question.wanted if clause.is_needed] or list(question.wanted)
    optional = [clause for clause in question.wanted if clause not in needed]
    parts = [(Occur.Must, _clause_query(clause)) for clause in needed]
    parts += [(Occur.Should, _clause_query(clause)) for clause in optional]
    parts += [(Occur.Should, lift) for lift in _lifts(question)]
    return _without(question.excluded, _all_of(parts))


def loose_query(question: Question) -> Query | None:
    """Ask for records with most of the needed words; None when there is nothing to leave out."""
    needed = [clause for clause in question.wanted if clause.is_needed]
    if len(needed) < 2:
        return None
    least = max(1, int(len(needed) * _LEAST_PART))
    parts = [(Occur.Should, _clause_query(clause)) for clause in needed]
    return _without(question.excluded, Query.boolean_query(parts, minimum_number_should_match=least))


def any_of(queries: Iterable[Query]) -> Query:
    """Ask for records that fit one of the queries."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def narrowed(query: Query, filters: Iterable[Query]) -> Query:
    """Keep the records that fit every filter, without a change in their order."""
    needed = [(Occur.Must, Query.const_score_query(part, 0.0)) for part in filters]
    return Query.boolean_query([(Occur.Must, query), *needed]) if needed else query


def _all_of(parts: list[tuple[Occur, Query]]) -> Query:
    return Query.boolean_query(parts) if parts else EVERYTHING


def _without(excluded: tuple[Clause, ...], query: Query) -> Query:
    if not excluded:
        return query
    return Query.boolean_query([(Occur.Must, query), *((Occur.MustNot, _clause_query(clause)) for clause in excluded)])


def _clause_query(clause: Clause) -> Query:
    if clause.scope is Scope.ISBN:
        return _term("isbn", clause.words[0], 1.0)
    if clause.is_phrase:
        return _phrase(clause)
    words = [_word(word, clause.scope) for word in clause.words]
    return words[0] if len(words) == 1 else Query.boolean_query([(Occur.Must, word) for word in words])


@lru_cache(maxsize=4096)
def _word(word: str, scope: Scope) -> Query:
    parts = [_term(name, word, boost) for name, boost in _PLACES[scope].items()]
    dutch, english = stems(word)
    for name, boost in _STEMMED.get(scope, {}).items():
        parts += [_term(f"{name}_nl", dutch, boost), _term(f"{name}_en", english, boost)]
    if scope is Scope.ANYWHERE and word[:-1].isdigit():
        parts.append(_term("isbn", word.upper(), 1.0))
    return Query.disjunction_max_query(parts, _TIE)


def _phrase(clause: Clause) -> Query:
    words: list[str | tuple[int, str]] = list(clause.words)
    places = _PHRASES[clause.scope].items()
    parts = [Query.boost_query(Query.phrase_query(SCHEMA, name, words), boost) for name, boost in places]
    return Query.disjunction_max_query(parts, _TIE)


def _term(name: str, word: str, boost: float) -> Query:
    return Query.boost_query(Query.term_query(SCHEMA, name, word), boost)


def _lifts(question: Question) -> Iterable[Query]:
    """Put a title that is just what was typed on top, and one with the words in that order above the rest."""
    clauses = [clause for clause in question.wanted if clause.scope in (Scope.ANYWHERE, Scope.TITLE)]
    words = [word for clause in clauses for word in clause.words]
    if words and len(question.wanted) == len(question.clauses):
        yield _term("title_exact", " ".join(words), _WHOLE_TITLE)
    if len(words) > 1:
        ordered: list[str | tuple[int, str]] = list(words)
        yield Query.boost_query(Query.phrase_query(SCHEMA, "title", ordered), _TITLE_IN_ORDER)
