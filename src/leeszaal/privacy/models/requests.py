"""The file of requests: what was asked, by when it must be answered, what was done, and how the answer read.

What could go wrong: somebody under pressure of time sets the clock back. So the day on which it begins is a constraint,
and a trigger refuses every change of what the clock was computed from; only one extension, once, moves the last day.
"""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Least

from leeszaal.privacy.law import Right
from leeszaal.privacy.looks.showing import ShowsPerson
from leeszaal.privacy.requests.clock import Reminder
from leeszaal.privacy.requests.grounds import GROUNDS, Extension, Refusal

_RIGHTS = [(right.value, right.name.lower()) for right in GROUNDS]


class RightsRequest(ShowsPerson):
    """One request of one person under one article, with the days between which it must be answered."""

    person_field = "person_id"

    class Intake(models.TextChoices):
        """How the request reached the library."""

        OWN_PAGE = "own page"
        DESK = "desk"
        EMAIL = "e-mail"
        LETTER = "letter"

    class State(models.TextChoices):
        """Where the request stands."""

        OPEN = "open"
        DONE = "done"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    person_kind = models.CharField(max_length=10)
    person_id = models.BigIntegerField()
    right = models.CharField(max_length=2, choices=_RIGHTS)
    intake = models.CharField(max_length=8, choices=Intake.choices)
    wish = models.CharField(max_length=1000, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    received_on = models.DateField()
    begun_on = models.DateField()
    due_on = models.DateField()
    extended_on = models.DateField(null=True, blank=True)
    extension = models.CharField(
        max_length=14, blank=True, choices=[(reason.value, reason.name.lower()) for reason in Extension]
    )
    extension_words = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    refusal = models.CharField(
        max_length=8, blank=True, choices=[(ground.value, ground.name.lower()) for ground in Refusal]
    )
    answer = models.CharField(max_length=2000, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="request_begins_at_the_earliest_day", condition=Q(begun_on=Least("dated_on", "received_on"))
            ),
            models.CheckConstraint(name="request_has_time", condition=Q(due_on__gt=F("begun_on"))),
            models.CheckConstraint(
                name="request_is_closed_on_a_day", condition=Q(state="open") ^ Q(closed_on__isnull=False)
            ),
            models.CheckConstraint(
                name="request_is_refused_with_a_ground",
                condition=(Q(state="refused") & ~Q(refusal="") & ~Q(answer="")) | (~Q(state="refused") & Q(refusal="")),
            ),
            models.CheckConstraint(
                name="request_is_extended_with_a_reason",
                condition=(Q(extended_on=None) & Q(extension=""))
                | (Q(extended_on__isnull=False) & ~Q(extension="") & ~Q(extension_words="")),
            ),
        ]
        indexes = [
            models.Index(fields=["person_kind", "person_id"], name="request_by_person"),
            models.Index(fields=["due_on"], name="request_open_by_due", condition=Q(state="open")),
        ]

    @property
    def article(self) -> Right:
        """Give the right that is asked for."""
        return Right(self.right)

    @property
    def is_open(self) -> bool:
        """Tell whether an answer is still to come."""
        return self.state == self.State.OPEN


class RequestStep(models.Model):
    """Something that happened to a request, and who did it. A letter to the person belongs to some of these."""

    class What(models.TextChoices):
        """What happened."""

        RECEIVED = "received"
        IDENTITY_CHECKED = "identity checked"
        PACKAGE_MADE = "package made"
        EXTENDED = "extended"
        DONE = "done"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    request = models.ForeignKey(RightsRequest, models.CASCADE, related_name="steps")
    what = models.CharField(max_length=16, choices=What.choices)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["at", "id"]


class RequestReminder(models.Model):
    """A message to the privacy officer that the time for an answer runs out; there is one of each kind."""

    request = models.ForeignKey(RightsRequest, models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=9, choices=[(kind.value, kind.name.lower()) for kind in Reminder])
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "kind"], name="one_reminder_of_a_kind")]


class IdentityCheck(models.Model):
    """That somebody was recognised, how, and by whom: never a copy, a number or the answer to a question."""

    class How(models.TextChoices):
        """How the person was recognised."""

        LOGGED_IN = "logged in"
        DOCUMENT_SEEN = "document seen"
        CALLED_BACK = "called back"
        CONTROL_QUESTIONS = "questions"

    class Purpose(models.TextChoices):
        """What for."""

        REQUEST = "request"
        LOG_IN = "log-in"

    person_kind = models.CharField(max_length=10)
    person_id = models.BigIntegerField()
    purpose = models.CharField(max_length=7, choices=Purpose.choices)
    how = models.CharField(max_length=13, choices=How.choices)
    checked_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    request = models.ForeignKey(RightsRequest, models.CASCADE, null=True, blank=True, related_name="identity_checks")

    class Meta:
        indexes = [models.Index(fields=["person_kind", "person_id"], name="identity_check_by_person")]
        constraints = [
            models.CheckConstraint(
                name="identity_check_belongs_to_its_request",
                condition=Q(purpose="request", request__isnull=False) | Q(purpose="log-in", request=None),
            )
        ]
