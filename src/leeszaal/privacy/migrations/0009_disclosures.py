"""The ledger of what left the house, agreements and claims by law."""

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("privacy", "0008_consents"),
    ]

    operations: list[object] = []
