"""Every loan is written into each index of its table: those that another one covers, or nobody asks, go."""

from typing import Any

from django.db import migrations, models
from django.db.models.deletion import CASCADE, PROTECT


def _unindexed(model: str, name: str, to: str, when_gone: Any, **options: Any) -> migrations.AlterField:
    return migrations.AlterField(model, name, models.ForeignKey(to, when_gone, db_index=False, **options))


class Migration(migrations.Migration):
    """Drop the indexes of foreign keys that the lists of loans by item and by patron cover, and those of the counts."""

    dependencies = [("circulation", "0004_offline_machines")]
    operations = [
        _unindexed("loan", "item", "catalogue.item", PROTECT, related_name="loans"),
        _unindexed("loan", "patron", "patrons.patron", PROTECT, null=True, related_name="loans"),
        _unindexed("loan", "branch", "branches.branch", PROTECT, related_name="+"),
        _unindexed("loan", "category", "patrons.patroncategory", PROTECT, related_name="+"),
        _unindexed("loan", "return_branch", "branches.branch", PROTECT, null=True, related_name="+"),
        _unindexed("loancount", "record", "catalogue.record", CASCADE, related_name="loan_counts"),
        _unindexed("loancount", "branch", "branches.branch", CASCADE, related_name="+"),
    ]
