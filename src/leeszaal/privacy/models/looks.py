"""Who looked at whose data, when, from where and why. Rows are only added; the nightly round alone takes them away.

The database writes them through one function, `privacy_record_look`, so that no part of the site can change or remove
what it wrote. See `leeszaal.privacy.looks`.
"""

from django.db import models

from leeszaal.privacy.encryption import EncryptedTextField
from leeszaal.privacy.looks.kinds import Actor, Onlooker, Reason


class Look(models.Model):
    """One page, answer or file that showed people, and to whom.

    ``activity`` is a key of the register, ``page`` the name of the address or message; ``trace`` binds the pages of one
    opening of somebody's data, so that they are told as one. ``words`` and ``query`` are kept encrypted: why, in the
    words of who looked, and what was searched for.
    """

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10, choices=Actor.choices)
    actor_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=10, choices=Onlooker.choices)
    branch_id = models.BigIntegerField(null=True)
    activity = models.CharField(max_length=40)
    reason = models.CharField(max_length=12, choices=Reason.choices)
    words = EncryptedTextField(null=True, purpose="privacy.Look.words")
    page = models.CharField(max_length=60)
    query = EncryptedTextField(null=True, purpose="privacy.Look.query")
    trace = models.UUIDField()

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="look_by_moment"),
            models.Index(fields=["actor_kind", "actor_id", "at"], name="look_by_actor"),
        ]


class LookedAt(models.Model):
    """A person whom a look showed; ``person_kind`` is always ``patron``: everybody with a row among the patrons.

    Before ``sealed_until`` the person is not told: telling would betray a claim about which the law demands silence.
    """

    look = models.ForeignKey(Look, models.CASCADE, related_name="people")
    person_kind = models.CharField(max_length=10, default="patron")
    person_id = models.BigIntegerField()
    sealed_until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person_kind", "person_id", "look"], name="looked_at_person")]


class LookedAtStaff(models.Model):
    """A staff member about whom a look told something: whom they had looked at."""

    look = models.ForeignKey(Look, models.CASCADE, related_name="staff")
    staff_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["staff_id", "look"], name="looked_at_staff")]
