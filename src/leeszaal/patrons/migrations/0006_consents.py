"""Consent to a list of past loans moves to the ledger; interests and mailings come."""

from datetime import date, datetime
from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone

from leeszaal.common.periods import add_months
from leeszaal.privacy.law import AGE_OF_CONSENT

Noted = tuple[datetime, int | None]
_ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def move_to_ledger(apps: Any, schema_editor: Any) -> None:
    """Write a line for who chose to keep the list: when that was, and whose word it was where that was noted."""
    line, change = apps.get_model("privacy", "ConsentLine"), apps.get_model("patrons", "PatronChange")
    switched_on = change.objects.filter(what="history_on").order_by("changed_at")
    noted: dict[int, Noted] = {
        patron: (at, actor if kind == "patron" else None)
        for patron, at, kind, actor in switched_on.values_list("patron_id", "changed_at", "actor_kind", "actor_id")
    }
    now, keep = timezone.now(), apps.get_model("patrons", "Patron").objects.filter(keeps_history=True)
    people = keep.values_list("pk", "born_on").iterator()
    line.objects.bulk_create((_line(line, pk, born, noted.get(pk, (now, None)), now) for pk, born in people), 2000)


def _line(line: Any, pk: int, born_on: date, noted: Noted, now: datetime) -> Any:
    of_age = add_months(born_on, 12 * AGE_OF_CONSENT)
    is_child = of_age > timezone.localdate(now)
    guardian = noted[1] if is_child and noted[1] != pk else None
    return line(
        person_kind="patron",
        person_id=pk,
        activity="history",
        what="given",
        at=noted[0],
        how="before",
        by="guardian" if guardian else "person",
        guardian_id=guardian,
        lapses_on=of_age if is_child else None,
    )


class Migration(migrations.Migration):
    """Move what was chosen, and make the tables."""

    dependencies: ClassVar = [("patrons", "0005_sharing"), ("privacy", "0008_consents")]

    operations: ClassVar = [
        migrations.RunPython(move_to_ledger, migrations.RunPython.noop, elidable=False),
        migrations.RemoveField("patron", "keeps_history"),
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", _ID),
                ("subject", models.CharField(max_length=20)),
                ("stated_at", models.DateTimeField()),
                (
                    "patron",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="interests", to="patrons.patron"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("patron", "subject"), name="one_interest_per_subject")]
            },
        ),
        migrations.CreateModel(
            name="Mailing",
            fields=[
                ("id", _ID),
                ("activity", models.CharField(max_length=40)),
                ("part", models.CharField(blank=True, max_length=60)),
                ("subject_nl", models.CharField(max_length=120)),
                ("subject_en", models.CharField(max_length=120)),
                ("text_nl", models.TextField()),
                ("text_en", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                ("compiled_at", models.DateTimeField(blank=True, null=True)),
                ("addressed", models.PositiveIntegerField(default=0)),
            ],
            options={"ordering": ["-id"]},
        ),
    ]
