"""A proof as people read it: the rules of a night, or an erasure at request, in the words of the register."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from leeszaal.common.periods import Period
from leeszaal.privacy.register import Register
from leeszaal.privacy.telling import say_period, say_word

_NEEDED = "needed for "
"""How a proof names another activity that still needs what a rule would end."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """What one rule did in a night; ``kept`` gives what held rows back, with how many."""

    activity: str
    moment: str
    then: str
    due: int
    ended: int
    overdue: int
    kept: tuple[tuple[str, int], ...]
    fault: str
    waits: bool


def rule_lines(rules: Sequence[Mapping[str, Any]], register: Register, language: str) -> Iterator[RuleLine]:
    """Tell the rules of a night."""
    for rule in rules:
        yield RuleLine(
            activity=say_word(rule["activity"], register, language),
            moment=f"{say_period(Period.parse(rule['term']))} {say_word(rule['starts'], register, language)}",
            then=say_word(rule["then"], register, language),
            due=rule["due"],
            ended=rule["ended"],
            overdue=rule["check"]["overdue"],
            kept=tuple((_holding(word, register, language), count) for word, count in rule["kept"].items()),
            fault=rule["fault"],
            waits=rule["waits_for_agreement"],
        )


def request_lines(erasure: Mapping[str, Any], register: Register, language: str) -> Iterator[tuple[str, str, int]]:
    """Tell what an erasure at request did: with which data, what happened, and to how many rows."""
    for key, happened in (("ended", _("ended")), ("waiting", _("still waits")), ("by_duty", _("stays by law"))):
        for word, rows in erasure[key].items():
            yield say_word(word, register, language), happened, rows


def _holding(word: str, register: Register, language: str) -> str:
    if not word.startswith(_NEEDED):
        return say_word(word, register, language)
    return _("needed for %(activity)s") % {"activity": say_word(word.removeprefix(_NEEDED), register, language)}
