"""Breaches, training, cameras, pictures and complaints."""

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("privacy", "0009_disclosures"),
    ]

    operations: list[object] = []
