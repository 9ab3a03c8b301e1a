"""Erasures at request, in the chain of proofs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Let an erasure say which proof tells what it did."""

    dependencies = [
        ("privacy", "0011_register_changes"),
    ]

    operations = [
        migrations.AddField(
            model_name="erasure",
            name="proof",
            field=models.BigIntegerField(blank=True, null=True),
        ),
    ]
