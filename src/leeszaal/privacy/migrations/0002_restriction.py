"""Restrictions with their openings, objections, erasures, and what recipients must be told."""

import django.db.models.deletion
from django.db import migrations, models

import leeszaal.privacy.encryption


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("privacy", "0001_proofs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.UUIDField(unique=True)),
                ("person_kind", models.CharField(max_length=10)),
                ("person_id", models.BigIntegerField(null=True)),
                ("asked_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("gone", models.JSONField(default=dict)),
                ("stays", models.JSONField(default=dict)),
                ("left_over", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_at", None), models.Q(("left_over", 0), ("person_id", None)), _connector="OR"
                        ),
                        name="erasure_done_leads_to_nobody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("done_at", None)),
                        fields=("person_kind", "person_id"),
                        name="one_erasure_goes_on",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_kind", models.CharField(max_length=10)),
                ("person_id", models.BigIntegerField()),
                ("activity", models.CharField(max_length=40)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("because", models.CharField(blank=True, max_length=500)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Weighed"),
                            ("honoured", "Honoured"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="",
                        max_length=9,
                    ),
                ),
                ("answer_because", models.CharField(blank=True, max_length=1000)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.BigIntegerField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("until", None)), fields=["activity", "person_id"], name="objection_standing"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("person_kind", "person_id", "activity"),
                        name="one_objection_stands",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PassingOn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_kind", models.CharField(max_length=10)),
                ("person_id", models.BigIntegerField(null=True)),
                (
                    "known_as",
                    leeszaal.privacy.encryption.EncryptedTextField(null=True, purpose="privacy.PassingOn.known_as"),
                ),
                ("partner", models.CharField(max_length=40)),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("erased", "Erased"),
                            ("corrected", "Corrected"),
                            ("restricted", "Restricted"),
                            ("released", "Released"),
                        ],
                        max_length=10,
                    ),
                ),
                ("fields", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("to_do", "To Do"),
                            ("sent", "Sent"),
                            ("received", "Received"),
                            ("unreached", "Not Reached"),
                            ("not_held", "Not Held"),
                        ],
                        default="to_do",
                        max_length=9,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person_kind", "person_id"], name="passing_on_of_person"),
                    models.Index(condition=models.Q(("closed_at", None)), fields=["made_at"], name="passing_on_open"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Restriction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_kind", models.CharField(max_length=10)),
                ("person_id", models.BigIntegerField()),
                ("since", models.DateTimeField()),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("18(1)(a)", "Accuracy"),
                            ("18(1)(b)", "Unlawful"),
                            ("18(1)(c)", "Claims"),
                            ("18(1)(d)", "Objection"),
                        ],
                        max_length=8,
                    ),
                ),
                ("actor_kind", models.CharField(max_length=10)),
                ("actor_id", models.BigIntegerField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("lifted_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["person_kind", "person_id"], name="restriction_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None)),
                        fields=("person_kind", "person_id"),
                        name="one_restriction_stands",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lifted_at", None), ("told_at__lte", models.F("lifted_at")), _connector="OR"
                        ),
                        name="told_before_lifted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("consent", "Consent"),
                            ("claims", "Claims"),
                            ("others", "Others"),
                            ("interest", "Public Interest"),
                        ],
                        max_length=8,
                    ),
                ),
                ("note", models.CharField(max_length=200)),
                ("staff_id", models.BigIntegerField()),
                (
                    "restriction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="openings", to="privacy.restriction"
                    ),
                ),
            ],
        ),
    ]
