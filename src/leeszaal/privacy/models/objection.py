"""Objections (article 21): what the library may no longer do with the data of a person."""

from django.db import models
from django.db.models import Q

from leeszaal.privacy.looks.showing import ShowsPerson


class Objection(ShowsPerson):
    """From ``since`` until ``until`` (none: it stands) a person's data are not used for one activity of the register.

    It works from the moment it is made. When the library weighs it and finds grounds that are stronger, it ends with
    that answer; against direct marketing nothing can be weighed (21(3)).
    """

    person_field = "person_id"

    class Answer(models.TextChoices):
        """What the library said after weighing; empty while it still weighs."""

        WEIGHED = ""
        HONOURED = "honoured"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    person_kind = models.CharField(max_length=10)
    person_id = models.BigIntegerField()
    activity = models.CharField(max_length=40)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    because = models.CharField(max_length=500, blank=True)
    answer = models.CharField(max_length=9, choices=Answer.choices, blank=True, default=Answer.WEIGHED)
    answer_because = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_kind", "person_id", "activity"], name="one_objection_stands", condition=Q(until=None)
            )
        ]
        indexes = [models.Index(fields=["activity", "person_id"], name="objection_standing", condition=Q(until=None))]
