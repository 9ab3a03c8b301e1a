"""Cameras, what they recorded, and who looked at it after an incident.

What could go wrong: pictures are kept because nobody throws them away, or somebody looks because it is possible. So a
recording has a row from the night in which its file is found, a camera cannot keep longer than four weeks, and looking
takes an incident and two different people, which the database demands.
"""

from django.db import models
from django.db.models import F, Q

LONGEST_DAYS = 28
"""Four weeks: what the Autoriteit Persoonsgegevens takes for the longest, without a reason for longer."""


class Camera(models.Model):
    """A camera: where it hangs, what it sees, and since when a sign tells so.

    ``folder`` is the folder with its recordings under ``LEESZAAL_HOME/cameras``.
    """

    branch_id = models.BigIntegerField()
    place = models.CharField(max_length=120)
    sees = models.CharField(max_length=200)
    sign_since = models.DateField(null=True, blank=True)
    keeps_days = models.PositiveSmallIntegerField(default=LONGEST_DAYS)
    folder = models.SlugField(max_length=40, unique=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="camera_keeps_four_weeks_at_most", condition=Q(keeps_days__gte=1, keeps_days__lte=LONGEST_DAYS)
            ),
            models.CheckConstraint(
                name="camera_in_use_has_a_sign", condition=Q(is_active=False) | Q(sign_since__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.place


class Recording(models.Model):
    """A file with pictures of one camera, from its first moment.

    ``claim`` is the number of a claim by the police or the courts, for which it stays until ``claimed_until``.
    """

    camera = models.ForeignKey(Camera, models.PROTECT, related_name="recordings")
    file = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    claim = models.CharField(max_length=60, blank=True)
    claimed_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["camera", "file"], name="one_row_for_a_recording"),
            models.CheckConstraint(
                name="recording_is_claimed_until_a_day",
                condition=Q(claim="", claimed_until=None) | (~Q(claim="") & Q(claimed_until__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], name="recording_by_moment")]


class Viewing(models.Model):
    """Somebody wants to see what a camera recorded around an incident; somebody else must agree."""

    camera = models.ForeignKey(Camera, models.PROTECT, related_name="viewings")
    incident = models.CharField(max_length=40)
    reason = models.CharField(max_length=500)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    agreed_by = models.BigIntegerField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="viewing_takes_two_people", condition=Q(agreed_by=None) | ~Q(agreed_by=F("asked_by"))
            ),
            models.CheckConstraint(
                name="viewing_is_agreed_at_a_moment",
                condition=Q(agreed_by=None, agreed_at=None) | Q(agreed_by__isnull=False, agreed_at__isnull=False),
            ),
            models.CheckConstraint(name="viewing_is_about_an_incident", condition=~Q(incident="") & ~Q(reason="")),
            models.CheckConstraint(name="viewing_ends_after_it_begins", condition=Q(ends_at__gt=F("begins_at"))),
        ]


class Watched(models.Model):
    """That a staff member opened a recording, and when. The recording may be gone since: its file's name stays."""

    viewing = models.ForeignKey(Viewing, models.CASCADE, related_name="watched")
    file = models.CharField(max_length=120)
    staff_id = models.BigIntegerField()
    at = models.DateTimeField()
