"""Who looked at whom, and why."""

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("privacy", "0006_hand_over"),
    ]

    operations: list[object] = []
