"""The plan of an erasure in words: for each way in which data end what it is, and what holds it."""

from dataclasses import dataclass
from datetime import date

from leeszaal.privacy.erasure.planning import Line, Plan
from leeszaal.privacy.register import Register
from leeszaal.privacy.telling import say_columns, say_moment


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One line of the plan: which data, what happens to them, and when they stay why, by which law and until when."""

    data: tuple[str, ...]
    what: str
    rows: int
    held_by: tuple[str, ...] = ()
    why: str = ""
    law: str = ""
    until: date | None = None
    moment: str = ""


@dataclass(frozen=True, slots=True)
class SaidPlan:
    """The whole plan in one language."""

    goes: tuple[SaidLine, ...]
    waits: tuple[SaidLine, ...]
    stays: tuple[SaidLine, ...]


def say_plan(plan: Plan, register: Register, language: str) -> SaidPlan:
    """Say a plan in one language."""
    parts = [tuple(_say(line, register, language) for line in part) for part in (plan.goes, plan.waits, plan.stays)]
    return SaidPlan(*parts)


def _say(line: Line, register: Register, language: str) -> SaidLine:
    words, duty = register.vocabulary, line.duty
    return SaidLine(
        data=_data(line, register, language),
        what=words.then[line.word].in_language(language),
        rows=line.rows,
        held_by=tuple(words.unless[word].in_language(language) for word in line.held_by),
        why=duty.activity.basis.because.in_language(language) if duty else "",
        law=duty.activity.basis.law.in_language(language) if duty and duty.activity.basis.law else "",
        until=line.until,
        moment=say_moment(duty.term, register, language) if duty and line.until is None else "",
    )


def _data(line: Line, register: Register, language: str) -> tuple[str, ...]:
    cleared = line.means.ending.clears
    used = {column for use in line.means.uses for column in use.activity.columns}
    columns = frozenset(column for column in used if column in cleared or column.rpartition(".")[0] in cleared)
    return say_columns(columns, register, language)
