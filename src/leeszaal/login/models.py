"""Who can log in: one user per person, staff with roles and a second factor, and the brake on guessing."""

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models

from leeszaal.privacy.encryption import EncryptedTextField


class User(AbstractBaseUser):
    """A log-in: a password and nothing that says who it is; a patron or a staff member points here."""

    username = models.CharField(max_length=60, unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()


class Role(models.TextChoices):
    """What a staff member may do."""

    DESK = "desk"
    SUPERVISOR = "supervisor"
    CATALOGUE = "catalogue"
    MANAGER = "manager"
    PRIVACY = "privacy"


class StaffMember(models.Model):
    """Somebody who works for the library, paid or as a volunteer."""

    user = models.OneToOneField(User, models.CASCADE, related_name="staff")
    name = models.CharField(max_length=80)
    email = models.EmailField(blank=True)
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices), default=list)
    branch = models.ForeignKey("branches.Branch", models.PROTECT, related_name="+")
    totp_secret = EncryptedTextField(purpose="staff second factor", null=True, blank=True)
    totp_last_step = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class RecoveryCode(models.Model):
    """A code that replaces the second factor once; kept as a hash."""

    staff = models.ForeignKey(StaffMember, models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=128)
    used_at = models.DateTimeField(null=True, blank=True)


class LoginThrottle(models.Model):
    """Failed attempts for one key, a keyed hash of a log-in name or an address: who tried cannot be read from it."""

    key_hash = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveSmallIntegerField(default=0)
    first_failed_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True, blank=True)
