"""Notes on a patron."""

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("patrons", "0003_history_days"),
    ]

    operations: list[object] = []
