"""The register of breaches (article 33(5) GDPR): what happened, whom it touches, what was done, and the clock.

What could go wrong: under pressure the clock is set back, or a drill is taken for the real thing, or the other way
round. So a trigger refuses every change of the moment of becoming aware and of what was a drill; and reporting later
than 72 hours asks for the reason (33(1)).
"""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from leeszaal.privacy.breaches.clock import REPORT_WITHIN, Warned
from leeszaal.privacy.breaches.kinds import Kind, Risk, What
from leeszaal.privacy.encryption import EncryptedTextField
from leeszaal.privacy.looks.showing import ShowsPerson


class Breach(models.Model):
    """One breach, or a drill of one. The texts may name people, so they are encrypted."""

    title = models.CharField(max_length=120)
    drill = models.BooleanField(default=False)
    aware_at = models.DateTimeField()
    kinds = ArrayField(models.CharField(max_length=15, choices=[(kind.value, kind.name.lower()) for kind in Kind]))
    story = EncryptedTextField(purpose="privacy.Breach.story")
    consequences = EncryptedTextField(purpose="privacy.Breach.consequences", default="")
    measures = EncryptedTextField(purpose="privacy.Breach.measures", default="")
    risk = models.CharField(max_length=4, blank=True, choices=[(risk.value, risk.name.lower()) for risk in Risk])
    risk_because = models.CharField(max_length=1000, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    report_number = models.CharField(max_length=60, blank=True)
    late_because = models.CharField(max_length=500, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    staff_touched = models.PositiveIntegerField(default=0)
    looked_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="breach_risk_has_a_reason", condition=Q(risk="") | ~Q(risk_because="")),
            models.CheckConstraint(
                name="breach_reported_late_has_a_reason",
                condition=Q(reported_at=None) | Q(reported_at__lte=F("aware_at") + REPORT_WITHIN) | ~Q(late_because=""),
            ),
            models.CheckConstraint(
                name="breach_with_risk_is_closed_when_reported",
                condition=Q(closed_at=None) | Q(risk=Risk.NONE) | (~Q(risk="") & Q(reported_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="breach_of_high_risk_is_closed_when_told",
                condition=Q(closed_at=None) | ~Q(risk=Risk.HIGH) | Q(told_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["aware_at"], name="breach_open", condition=Q(closed_at=None))]

    @property
    def report_by(self) -> datetime:
        """Give the moment by which the supervisor must be told."""
        return self.aware_at + REPORT_WITHIN

    @property
    def waits_for_report(self) -> bool:
        """Tell whether the clock still runs: not reported, and not found to be without risk."""
        return self.reported_at is None and self.risk != Risk.NONE and self.closed_at is None


class BreachScope(models.Model):
    """A part of what was touched: a table with some of its columns, or what an account or machine could see.

    ``subject_id`` is the number of the staff member or terminal; ``label`` names the table.
    """

    breach = models.ForeignKey(Breach, models.CASCADE, related_name="scopes")
    what = models.CharField(max_length=8, choices=[(what.value, what.name.lower()) for what in What])
    label = models.CharField(max_length=80, blank=True)
    columns = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    subject_id = models.BigIntegerField(null=True, blank=True)
    begins_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="breach_scope_names_its_subject",
                condition=(Q(what=What.TABLE) & ~Q(label="")) | (~Q(what=What.TABLE) & Q(subject_id__isnull=False)),
            ),
        ]


class BreachTouched(ShowsPerson):
    """Somebody whose data the breach touches, as computed; ``notice_made_at`` when a letter was put ready."""

    person_field = "person_id"

    breach = models.ForeignKey(Breach, models.CASCADE, related_name="touched")
    person_kind = models.CharField(max_length=10)
    person_id = models.BigIntegerField()
    notice_made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["breach", "person_kind", "person_id"], name="touched_once_by_a_breach")
        ]
        indexes = [models.Index(fields=["person_kind", "person_id"], name="touched_of_person")]


class BreachStep(models.Model):
    """What was done about a breach, when and by whom; nobody in particular for a warning that the clock gave."""

    class Step(models.TextChoices):
        """What was done."""

        RECORDED = "recorded"
        SCOPE = "scope"
        ASSESSED = "assessed"
        REPORTED = "reported"
        TOLD = "told"
        CLOSED = "closed"
        WARNED_HALF = Warned.HALF
        WARNED_SOON = Warned.SOON
        WARNED_LATE = Warned.LATE

    breach = models.ForeignKey(Breach, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=11, choices=Step.choices)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["breach", "step"], name="one_warning_of_a_kind", condition=Q(step__startswith="warned")
            )
        ]
