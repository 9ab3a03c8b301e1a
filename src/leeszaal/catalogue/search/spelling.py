"""Other words that the reader may have meant, from the words that the records use."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice, product

from tantivy import Query

from leeszaal.catalogue.search.fields import WORD_SCHEMA
from leeszaal.catalogue.search.parse import Clause, Question, Scope
from leeszaal.catalogue.search.reader import View
from leeszaal.catalogue.search.words import is_stop_word, stems

_LEAST_LETTERS = 4
_LETTERS_FOR_TWO = 8
_LOOKED_AT = 60
_KEPT = 3
_MOST_TRIES = 24
_SHORTEST_PART = 3
_MISTAKE = 6.0
"""How many powers of e more often a word must be used to outweigh one more mistake."""

Count = Callable[[Question], int]


def respell(view: View, question: Question, count: Count, rare: int) -> tuple[Question, int] | None:
    """Give the likeliest other spelling that finds something, and how many records it finds.

    Only words in at most ``rare`` records are doubted; when ``rare`` is 0 and all words are known, each of them is.
    """
    tried = ((other, count(other)) for other in islice(_spellings(view, question, rare), _MOST_TRIES))
    found = [(other, total) for other, total in tried if total]
    return max(found, key=lambda pair: math.log(pair[1]) - _changed(question, pair[0]) * 2, default=None)


def _changed(question: Question, other: Question) -> int:
    return len(set(other.clauses) - set(question.clauses))


def _spellings(view: View, question: Question, rare: int) -> Iterator[Question]:
    words = {clause: uses(view, clause.words[0]) for clause in question.clauses if _may_be_wrong(clause)}
    doubted = {clause for clause, used in words.items() if used <= rare}
    if not doubted and not rare:
        doubted = set(words)
    yield from _joined(view, question)
    choices = [_choices(view, clause) if clause in doubted else [(clause,)] for clause in question.clauses]
    for picked in product(*choices):
        other = Question(tuple(clause for clauses in picked for clause in clauses))
        if other != question:
            yield other


def _may_be_wrong(clause: Clause) -> bool:
    word = clause.words[0]
    return clause.is_plain and len(word) >= _LEAST_LETTERS and not (is_stop_word(word) or word.isdigit())


def _joined(view: View, question: Question) -> Iterator[Question]:
    """Write two words as one, as Dutch does: *kinder boeken* for *kinderboeken*."""
    for place, (first, second) in enumerate(zip(question.clauses, question.clauses[1:], strict=False)):
        if first.is_plain and second.is_plain and not second.prefix:
            word = first.words[0] + second.words[0]
            if uses(view, word):
                rest = question.clauses[place + 2 :]
                yield Question((*question.clauses[:place], replace(first, words=(word,)), *rest))


def _choices(view: View, clause: Clause) -> list[tuple[Clause, ...]]:
    word = clause.words[0]
    as_typed = [(clause,)] if uses(view, word) else []
    others = [(replace(clause, words=(other,)),) for other in _alike(view, word) if other != word]
    pairs = _split(view, word) if clause.scope is Scope.ANYWHERE else []
    parts = [tuple(replace(clause, words=(part,)) for part in pair) for pair in pairs]
    return [*as_typed, *others, *parts] or [(clause,)]


def _alike(view: View, word: str) -> list[str]:
    mistakes = 2 if len(word) >= _LETTERS_FOR_TWO else 1
    found = {other: near for near in range(mistakes, 0, -1) for other in _within(view, word, near)}
    return sorted(found, key=lambda other: _distance_cost(view, word, other, found[other]))[:_KEPT]


def _distance_cost(view: View, word: str, other: str, mistakes: int) -> float:
    other_start = other[0] != word[0]
    return _MISTAKE * mistakes + 2 * other_start - math.log(1 + uses(view, other))


def _within(view: View, word: str, mistakes: int) -> Iterable[str]:
    query = Query.fuzzy_term_query(WORD_SCHEMA, "word", word, mistakes, transposition_cost_one=True)
    found = view.words.search(query, _LOOKED_AT, count=False, order_by_field="uses")
    return [str(view.words.doc(address)["word"][0]) for _, address in found.hits]


def _split(view: View, word: str) -> list[tuple[str, str]]:
    """Write one word as two, where both are used."""
    places = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    pairs = [(word[:place], word[place:]) for place in places]
    used, best = max(((min(uses(view, part) for part in pair), pair) for pair in pairs), default=(0, ("", "")))
    return [best] if used else []


def uses(view: View, word: str) -> int:
    """Count, about, the records that use a word or another form of it."""
    dutch, english = stems(word)
    places = (("author", word), ("all_nl", dutch), ("all_en", english))
    return max(view.records.doc_freq(name, form) for name, form in places)
