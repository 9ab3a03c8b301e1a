"""Tickets for data that come from another library."""

import uuid

from django.db import migrations, models

import leeszaal.privacy.encryption


class Migration(migrations.Migration):
    """Make the table."""

    dependencies = [
        ("privacy", "0005_statement_reach"),
    ]

    operations = [
        migrations.CreateModel(
            name="HandOverTicket",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("secret", leeszaal.privacy.encryption.EncryptedTextField(purpose="privacy.HandOverTicket.secret")),
                ("branch_id", models.BigIntegerField()),
                ("made_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
    ]
