"""Which rows are due, and what holds the others back: counting and carrying out use the one same selection."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from leeszaal.privacy.changes.obeying import obeyed
from leeszaal.privacy.claims import Claims, claimed
from leeszaal.privacy.declared import register as declared
from leeszaal.privacy.register import Register
from leeszaal.privacy.restriction.keeping import keep_restricted
from leeszaal.privacy.retention.needs import Need, needs_of_others, over_rows
from leeszaal.privacy.retention.over import is_over
from leeszaal.privacy.retention.terms import Rule, rules

RESTRICTED = "the data are restricted"
"""What holds rows of every table back, whichever term is over: article 18."""


@dataclass(frozen=True, slots=True)
class Night:
    """The terms in force on a day, all together: what one may end depends on the others.

    What is asked of the database for a rule is put together once, for a round asks it several times.
    """

    register: Register
    on: date
    rules: tuple[Rule, ...]
    claims: Claims
    _needs: dict[int, tuple[Need, ...]] = field(default_factory=dict, repr=False, compare=False)
    _due: dict[int, QuerySet[Any]] = field(default_factory=dict, repr=False, compare=False)
    _queries: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, register: Register, on: date, claims: Claims | None = None) -> "Night":
        """Gather the terms in force on a day, the stricter ones while a change of the register waits for two people.

        Raises LookupError for a word that nobody claims.
        """
        known = claims or claimed()
        return cls(register, on, tuple(rules(obeyed(register, on, known), on, known)), known)

    def due(self, rule: Rule) -> QuerySet[Any]:
        """Give the rows whose term is over, that nothing holds back and no other activity needs."""
        if id(rule) not in self._due:
            rows = keep_restricted(over_rows(rule, self.on), self.claims)
            for need in self.needs(rule):
                rows = rows.exclude(need.holds)
            self._due[id(rule)] = rows
        return self._due[id(rule)].all()

    def count_due(self, rule: Rule) -> int:
        """Count the rows that are due, by the very question that a proof tells."""
        with connection.cursor() as cursor:
            cursor.execute(self.query(rule))
            return int(cursor.fetchone()[0])

    def needs(self, rule: Rule) -> tuple[Need, ...]:
        """Give what other activities may still need of what the rule ends."""
        if id(rule) not in self._needs:
            self._needs[id(rule)] = needs_of_others(rule, self.rules, self.claims, self.on)
        return self._needs[id(rule)]

    def candidates(self, rule: Rule) -> int:
        """Count the rows whose term is over, whatever holds them."""
        return self._over(rule).count()

    def kept(self, rule: Rule) -> Mapping[str, int]:
        """Count the rows whose term is over and that stay, by what holds them; a row may be counted for several."""
        rows = self._over(rule)
        if not rows.exists():
            return {}
        found = {obstacle.word: rows.filter(obstacle.holds).count() for obstacle in rule.held_by}
        for need in self.needs(rule):
            name = f"needed for {need.activity.key}"
            found[name] = max(found.get(name, 0), rows.filter(need.holds).count())
        found[RESTRICTED] = rows.count() - keep_restricted(rows, self.claims).count()
        return {name: count for name, count in found.items() if count}

    def query(self, rule: Rule) -> str:
        """Give, as SQL, the question how many rows are overdue: whoever reads the database can ask it again."""
        if id(rule) not in self._queries:
            sql, values = self.due(rule).order_by().values("pk").query.sql_with_params()
            question: str = connection.ops.compose_sql(sql, values)  # type: ignore[attr-defined]  # PostgreSQL's has it
            self._queries[id(rule)] = f"SELECT count(*) FROM ({question}) AS overdue"  # noqa: S608  bound by the driver
        return self._queries[id(rule)]

    def _over(self, rule: Rule) -> QuerySet[Any]:
        return rule.rows().filter(is_over(rule, self.on))


def due(rule: Rule, on: date, register: Register | None = None) -> QuerySet[Any]:
    """Give the rows that a round on this day would end by a rule, under a register (this library's own, else)."""
    return Night.of(register or declared(), on).due(rule)


def count_due(rule: Rule, on: date, register: Register | None = None) -> int:
    """Count the rows that a round on this day would end."""
    return Night.of(register or declared(), on).count_due(rule)
