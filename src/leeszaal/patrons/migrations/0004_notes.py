"""Notes on a patron."""

import django.db.models.deletion
from django.db import migrations, models

import leeszaal.privacy.encryption


class Migration(migrations.Migration):
    """Make the table."""

    dependencies = [
        ("login", "0001_initial"),
        ("patrons", "0003_history_days"),
    ]

    operations = [
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("question", "Question"), ("complaint", "Complaint"), ("agreement", "Agreement")],
                        max_length=9,
                    ),
                ),
                ("text", leeszaal.privacy.encryption.EncryptedTextField(purpose="patrons.Note.text")),
                ("written_at", models.DateTimeField()),
                (
                    "patron",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="patrons.patron"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="login.staffmember",
                    ),
                ),
            ],
        ),
    ]
