"""The legal basis of an activity (article 6(1)), with what the law asks of who relies on it."""

from dataclasses import dataclass
from datetime import date

from leeszaal.common.periods import Period
from leeszaal.privacy.law import AGE_OF_CONSENT, GROUNDS, MAJORITY, Right
from leeszaal.privacy.register.strict import Table, one_of
from leeszaal.privacy.register.words import Words

_EXTRA_OF_BASIS = ("law", "interest", "balancing", "withdrawal", "age")


@dataclass(frozen=True, slots=True)
class Balancing:
    """The weighing that comes before relying on a legitimate interest: one text for each of its steps.

    ``necessity`` tells why it cannot be done with less, ``effect`` what it means for the person, ``safeguards`` what
    limits that, ``outcome`` why the interest may prevail.
    """

    necessity: Words
    effect: Words
    safeguards: Words
    outcome: Words


@dataclass(frozen=True, slots=True)
class AgeRule:
    """From which age in years somebody consents alone, and whose consent is asked below it, and why."""

    since: int
    below: str
    because: Words

    def who_consents(self, born_on: date, today: date, self_word: str = "the person") -> str:
        """Give whose consent counts today: ``self_word``, or the word of the register for who decides instead."""
        return self_word if today >= Period(months=12 * self.since).after(born_on) else self.below


@dataclass(frozen=True, slots=True)
class Basis:
    """The legal basis of an activity: exactly one, since one purpose has one basis."""

    article: str
    because: Words
    law: Words | None = None
    interest: Words | None = None
    withdrawal: Words | None = None
    balancing: Balancing | None = None
    age: AgeRule | None = None

    @property
    def rights(self) -> tuple[Right, ...]:
        """Give the rights that follow from the basis; they are never typed by hand."""
        return GROUNDS[self.article].rights


def read_basis(table: Table) -> Basis:
    """Read the basis; what the law asks with another basis may not stand beside it."""
    article = one_of(table, "article", tuple(GROUNDS))
    needs = GROUNDS[article].needs if article in GROUNDS else frozenset(_EXTRA_OF_BASIS)
    for extra in _EXTRA_OF_BASIS:
        if table.has(extra) and extra not in needs:
            table.complain(extra, f"does not belong to {article}", "leave it out, or name the basis that it belongs to")
    basis = Basis(
        article=article,
        because=table.words("because"),
        law=table.words("law") if "law" in needs else None,
        interest=table.words("interest") if "interest" in needs else None,
        withdrawal=table.words("withdrawal") if "withdrawal" in needs else None,
        balancing=_balancing(table.table("balancing")) if "balancing" in needs else None,
        age=_age(table.table("age")) if "age" in needs else None,
    )
    table.close()
    return basis


def _balancing(table: Table) -> Balancing:
    balancing = Balancing(
        necessity=table.words("necessity"),
        effect=table.words("effect"),
        safeguards=table.words("safeguards"),
        outcome=table.words("outcome"),
    )
    table.close()
    return balancing


def _age(table: Table) -> AgeRule:
    rule = AgeRule(since=table.whole_number("from"), below=table.text("below"), because=table.words("because"))
    if rule.since and not AGE_OF_CONSENT <= rule.since <= MAJORITY:
        remedy = f"write {AGE_OF_CONSENT} (article 8 GDPR, article 5 UAVG), or at most {MAJORITY}"
        table.complain("from", f"{rule.since} is not an age from which the law lets somebody consent alone", remedy)
    table.close()
    return rule
