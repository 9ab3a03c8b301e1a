"""Who lets whom use their pages, and questions with their answers."""

from typing import ClassVar

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import leeszaal.privacy.encryption

_BY = [("asker", "Asker"), ("sharer", "Sharer"), ("guardian", "Guardian"), ("desk", "Desk"), ("day", "Day")]
_SCOPES = [
    ("loans", "Loans"),
    ("renew", "Renew"),
    ("holds", "Holds"),
    ("charges", "Charges"),
    ("history", "History"),
]
_STATES = [("asked", "Asked"), ("accepted", "Accepted"), ("ended", "Ended")]


class Migration(migrations.Migration):
    """Make the table."""

    dependencies: ClassVar = [
        ("patrons", "0004_notes"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Share",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("called", models.CharField(max_length=40)),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(choices=_SCOPES, max_length=10), default=list, size=None
                    ),
                ),
                ("state", models.CharField(choices=_STATES, default="asked", max_length=10)),
                ("until_on", models.DateField()),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_side", models.CharField(blank=True, choices=_BY, max_length=10)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_side", models.CharField(blank=True, choices=_BY, max_length=10)),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shares_asked", to="patrons.patron"
                    ),
                ),
                (
                    "sharer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares_given",
                        to="patrons.patron",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=Q(("state__in", ["asked", "accepted"])), fields=["until_on"], name="share_by_end"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(("state", "accepted")), fields=("asker", "sharer"), name="one_share_per_pair"
                    ),
                    models.CheckConstraint(
                        condition=Q(("asker", F("sharer")), _negated=True), name="nobody_shares_with_oneself"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShareQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "share",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="question", to="patrons.share"
                    ),
                ),
                (
                    "patron",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="share_questions",
                        to="patrons.patron",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("question", "Question"), ("complaint", "Complaint")], max_length=9),
                ),
                ("about_privacy", models.BooleanField(default=False)),
                ("text", leeszaal.privacy.encryption.EncryptedTextField(purpose="patrons.Question.text")),
                (
                    "intake",
                    models.CharField(choices=[("own page", "Own Page"), ("desk", "Desk")], max_length=8),
                ),
                ("asked_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                (
                    "answer",
                    leeszaal.privacy.encryption.EncryptedTextField(null=True, purpose="patrons.Question.answer"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="login.staffmember",
                    ),
                ),
                (
                    "patron",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="patrons.patron"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(condition=Q(("answered_at", None)), fields=["due_on"], name="question_waits")],
            },
        ),
    ]
