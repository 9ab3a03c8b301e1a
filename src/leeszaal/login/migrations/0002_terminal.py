"""Give self-service machines accounts of their own."""

import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

import leeszaal.login.models

SIGHTS = [
    ("name", "Name"),
    ("address", "Address"),
    ("email", "Email"),
    ("phone", "Phone"),
    ("loans", "Loans"),
    ("holds", "Holds"),
    ("charges", "Charges"),
    ("titles", "Titles"),
    ("borrower", "Borrower"),
]
LANGUAGES = [("nl", "Nl"), ("en", "En")]
ENCODINGS = [("utf-8", "Utf 8"), ("latin-1", "Latin 1"), ("cp850", "Cp850")]
TERMINAL = [
    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
    ("login", models.CharField(max_length=60, unique=True)),
    ("password", models.CharField(max_length=128)),
    ("name", models.CharField(max_length=80)),
    (
        "may_see",
        ArrayField(
            base_field=models.CharField(choices=SIGHTS, max_length=20),
            blank=True,
            default=leeszaal.login.models.seen_by_default,
            size=None,
        ),
    ),
    ("takes_payments", models.BooleanField(default=False)),
    ("blocks_cards", models.BooleanField(default=False)),
    ("asks_password", models.BooleanField(default=False)),
    ("language", models.CharField(choices=LANGUAGES, default="nl", max_length=2)),
    ("encoding", models.CharField(choices=ENCODINGS, default="utf-8", max_length=10)),
    ("is_active", models.BooleanField(default=True)),
    ("created_at", models.DateTimeField(auto_now_add=True)),
    ("last_seen_on", models.DateField(blank=True, null=True)),
    (
        "branch",
        models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="branches.branch"),
    ),
]


class Migration(migrations.Migration):
    """Add the table."""

    dependencies = [("branches", "0001_initial"), ("login", "0001_initial")]
    operations = [migrations.CreateModel(name="Terminal", fields=TERMINAL)]
