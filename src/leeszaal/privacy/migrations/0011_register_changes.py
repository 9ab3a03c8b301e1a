"""Changes of the register that two people look at."""

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("privacy", "0010_small_registers"),
    ]

    operations: list[object] = []
