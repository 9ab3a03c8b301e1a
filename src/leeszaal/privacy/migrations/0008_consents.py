"""The ledger of consent."""

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("privacy", "0007_looks"),
    ]

    operations: list[object] = []
