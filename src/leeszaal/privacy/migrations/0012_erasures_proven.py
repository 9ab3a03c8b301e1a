"""Erasures at request, in the chain of proofs."""

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("privacy", "0011_register_changes"),
    ]

    operations: list[object] = []
