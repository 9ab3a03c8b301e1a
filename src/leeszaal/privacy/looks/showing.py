"""Rows that tell of a person note whom they show, when they are read while an answer is made."""

from collections.abc import Collection
from typing import Any, ClassVar, Self

from django.db import models

from leeszaal.privacy.looks.door import Gathering, gathered_now


class ShowsPerson(models.Model):
    """A table of which a row tells something of one person.

    ``person_field`` names the column with the person's number, ``tells_nothing`` the columns that say nothing of
    somebody by themselves: a row read with those alone shows nobody.
    """

    person_field: ClassVar[str] = "patron_id"
    tells_nothing: ClassVar[frozenset[str]] = frozenset({"id", "patron_id", "person_kind", "person_id"})

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **options: Any) -> Self:
        made = super().from_db(db, field_names, values, **options)
        gathered = gathered_now()
        if gathered is not None and not cls.tells_nothing.issuperset(field_names):
            made.shows_in(gathered)
        return made

    def shows_in(self, gathered: Gathering) -> None:
        """Note the person of this row; a row of nobody shows nobody."""
        person = getattr(self, self.person_field)
        if person is not None:
            gathered.people.add(person)
