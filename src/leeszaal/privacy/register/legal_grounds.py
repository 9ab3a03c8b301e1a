"""Who may claim which data on which article of law: a sheet of the register, for a lawyer to confirm.

Data fall in classes. An article gives only the classes that it names; a column in no class cannot be claimed at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from leeszaal.privacy.register.sources import expand_key
from leeszaal.privacy.register.strict import Table
from leeszaal.privacy.register.words import Words


@dataclass(frozen=True, slots=True)
class DataClass:
    """A class of data: what it is called, which columns are in it, and why."""

    title: Words
    columns: frozenset[str]
    because: Words


@dataclass(frozen=True, slots=True)
class LegalGround:
    """One article: who may claim on it (``issuers``), which classes of data, and what it asks besides.

    ``authorised`` tells that the examining judge must have authorised it in writing; ``silence`` that the law forbids
    to tell the person. ``source`` is where the article can be read.
    """

    title: Words
    law: str
    issuers: tuple[str, ...]
    classes: tuple[str, ...]
    authorised: bool
    silence: bool
    source: str


@dataclass(frozen=True, slots=True)
class LegalGrounds:
    """The whole sheet. ``moments`` names for a table the column with the day of a row, for the period of a claim.

    A table that stands in ``as_it_stands`` is given as it is on the day, whatever the period.
    """

    issuers: Mapping[str, Words]
    classes: Mapping[str, DataClass]
    articles: Mapping[str, LegalGround]
    moments: Mapping[str, str]
    as_it_stands: frozenset[str]

    def columns_of(self, ground: LegalGround) -> frozenset[str]:
        """Give every column that can be claimed on an article."""
        return frozenset().union(*(self.classes[key].columns for key in ground.classes))


def read_legal_grounds(table: Table) -> LegalGrounds:
    """Read the sheet; an article can only name issuers and classes that stand in it."""
    issuers, classes, articles = table.table("issuers"), table.table("classes"), table.table("articles")
    moments = table.table("moments")
    grounds = LegalGrounds(
        issuers={key: issuers.words(key) for key in issuers.names()},
        classes={key: _class(classes.table(key)) for key in classes.names()},
        articles={key: _article(articles.table(key)) for key in articles.names()},
        moments={key: moments.text(key) for key in moments.names()},
        as_it_stands=frozenset(table.texts("as_it_stands")),
    )
    for key, ground in grounds.articles.items():
        for wrong in (set(ground.issuers) - set(issuers.names())) | (set(ground.classes) - set(classes.names())):
            table.complain(f"articles.{key}", f'"{wrong}" is not in this sheet', "mend the spelling, or say it there")
    table.close()
    return grounds


def _class(table: Table) -> DataClass:
    columns = frozenset(column for key in table.texts("columns") for column in expand_key(table, key))
    read = DataClass(title=table.words("title"), columns=columns, because=table.words("because"))
    table.close()
    return read


def _article(table: Table) -> LegalGround:
    read = LegalGround(
        title=table.words("title"),
        law=table.text("law"),
        issuers=table.texts("issuers"),
        classes=table.texts("classes"),
        authorised=table.flag("authorised"),
        silence=table.flag("silence"),
        source=table.text("source"),
    )
    table.close()
    return read
