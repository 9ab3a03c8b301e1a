"""How the catalogue keeps its entry of the register: who of the staff changed what."""

from typing import Any

from django.db.models import Q, QuerySet

from leeszaal.catalogue.models import ItemChange, RecordVersion
from leeszaal.privacy.claims import Claims, Ending, Label, Start, Trail
from leeszaal.privacy.days import day_of


def _forget_who(changes: QuerySet[Any]) -> int:
    return changes.update(changed_by=None)


CLAIMS = Claims(
    labels=(
        Label("catalogue.Record", nl="title", en="title"),
        Label("catalogue.Item", nl="record__title", en="record__title"),
    ),
    trails=(
        Trail("catalogue.RecordVersion", "staff", "changed_by"),
        Trail("catalogue.ItemChange", "staff", "changed_by"),
    ),
    starts=(
        Start("when the record was changed", RecordVersion, day_of("changed_at")),
        Start("when the item was changed", ItemChange, day_of("changed_at")),
    ),
    then=(
        Ending(
            "forget who changed the record",
            RecordVersion,
            Q(changed_by__isnull=False),
            frozenset({"catalogue.RecordVersion.changed_by"}),
            _forget_who,
        ),
        Ending(
            "forget who changed the item",
            ItemChange,
            Q(changed_by__isnull=False),
            frozenset({"catalogue.ItemChange.changed_by"}),
            _forget_who,
        ),
    ),
)
