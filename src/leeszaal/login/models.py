"""Who can log in: one user per person, staff with roles and a second factor, terminals, and the brake on guessing."""

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


class Sight(models.TextChoices):
    """What a terminal may be told about the patron in front of it; what is not listed here it is never told."""

    NAME = "name"
    ADDRESS = "address"
    EMAIL = "email"
    PHONE = "phone"
    LOANS = "loans"
    HOLDS = "holds"
    CHARGES = "charges"
    TITLES = "titles"
    BORROWER = "borrower"


def seen_by_default() -> list[Sight]:
    """Give what a new terminal is told: enough to lend and to look, and nothing that leads to somebody's door."""
    return [Sight.NAME, Sight.LOANS, Sight.HOLDS, Sight.CHARGES, Sight.TITLES]


class Terminal(models.Model):
    """A self-service machine that speaks SIP2, with an account of its own; ``last_seen_on`` is its last log-in."""

    class Encoding(models.TextChoices):
        """How the machine writes letters beyond ASCII, by the names that Python gives these encodings."""

        UTF_8 = "utf-8"
        LATIN_1 = "latin-1"
        CP850 = "cp850"

    class Language(models.TextChoices):
        """The language on the screen until a patron's own is known."""

        NL = "nl"
        EN = "en"

    login = models.CharField(max_length=60, unique=True)
    password = models.CharField(max_length=128)
    name = models.CharField(max_length=80)
    branch = models.ForeignKey("branches.Branch", models.PROTECT, related_name="+")
    may_see = ArrayField(models.CharField(max_length=20, choices=Sight.choices), default=seen_by_default, blank=True)
    takes_payments = models.BooleanField(default=False)
    blocks_cards = models.BooleanField(default=False)
    asks_password = models.BooleanField(default=False)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.NL)
    encoding = models.CharField(max_length=10, choices=Encoding.choices, default=Encoding.UTF_8)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_seen_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class LoginThrottle(models.Model):
    """Failed attempts for one key, a keyed hash of a log-in name or an address: who tried cannot be read from it."""

    key_hash = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveSmallIntegerField(default=0)
    first_failed_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True, blank=True)
