"""Who lets whom use their pages."""

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("patrons", "0004_notes"),
    ]

    operations: list[object] = []
