"""The brake on guessing passwords and codes.

What could go wrong: a hundred guesses arrive at the same moment, all find the door unlocked, and all are checked before
the first failure is counted. So a try is counted *before* the password is looked at, in one statement that locks the
row; who succeeds gives the try back. Two keys are counted for each try, one for the name and one for the address. Both
are keyed hashes: the table does not tell who tried, and nothing in it works in another installation.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from leeszaal.login.models import LoginThrottle
from leeszaal.login.rules.throttle import FORGET_AFTER, ONE_ADDRESS, ONE_NAME, Brake, locked_until

_COUNT = """
    INSERT INTO login_loginthrottle AS t (key_hash, failures, first_failed_at) VALUES (%(key)s, 1, %(now)s)
    ON CONFLICT (key_hash) DO UPDATE SET
        failures = CASE WHEN t.first_failed_at <= %(forgotten)s THEN 1 ELSE t.failures + 1 END,
        first_failed_at = CASE WHEN t.first_failed_at <= %(forgotten)s THEN %(now)s ELSE t.first_failed_at END
    WHERE t.locked_until IS NULL OR t.locked_until <= %(now)s
    RETURNING failures
"""
_LOCK = "UPDATE login_loginthrottle SET locked_until = %s WHERE key_hash = %s"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try that was let in, and counted as wrong until `succeeded` takes it back."""

    name_key: str | None
    address_key: str


class LockedOutError(Exception):
    """Too many wrong tries: the next one may be made at `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__("too many attempts")
        self.until = until

    @property
    def minute(self) -> datetime:
        """Give the moment as people are told it: in local time, to the minute above."""
        local = timezone.localtime(self.until)
        rest = timedelta(seconds=local.second, microseconds=local.microsecond)
        return local + (timedelta(minutes=1) - rest) if rest else local


def begin_attempt(door: str, name: str | None, address: str, *, now: datetime) -> Attempt:
    """Count a try at a door ("password", "code", ...) for a name from an address; without a name for the address only.

    Raises LockedOutError, without counting, when name or address must wait.
    """
    name_key = None if name is None else _key(door, "name", "".join(name.casefold().split()))
    attempt = Attempt(name_key, _key(door, "address", address))
    brakes = {attempt.address_key: ONE_ADDRESS} | ({name_key: ONE_NAME} if name_key else {})
    with transaction.atomic():
        for key in sorted(brakes):
            _count(key, brakes[key], now)
    return attempt


def succeeded(attempt: Attempt) -> None:
    """Forget the failures of the name, and take this one try from those of the address."""
    if attempt.name_key:
        LoginThrottle.objects.filter(key_hash=attempt.name_key).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE login_loginthrottle SET failures = failures - 1, locked_until = NULL "
            "WHERE key_hash = %s AND failures > 0",
            [attempt.address_key],
        )


def address_of(request: HttpRequest) -> str:
    """Give the network address of who asks, as `one_address` writes it.

    A proxy's word about it (X-Forwarded-For) counts only when the proxy is listed in LEESZAAL_PROXIES.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if address in settings.TRUSTED_PROXIES:
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    return one_address(address)


def one_address(address: str) -> str:
    """Give what counts as one address: of an IPv6 address the first half, which is one household or building."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return parsed.exploded[:19] if isinstance(parsed, IPv6Address) else str(parsed)


def _count(key: str, brake: Brake, now: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": key, "now": now, "forgotten": now - FORGET_AFTER})
        counted = cursor.fetchone()
        if counted is None:
            raise LockedOutError(LoginThrottle.objects.values_list("locked_until", flat=True).get(key_hash=key) or now)
        if until := locked_until(counted[0], now, brake):
            cursor.execute(_LOCK, [until, key])


def _key(door: str, kind: str, text: str) -> str:
    return str(salted_hmac("leeszaal.login.throttle", f"{door}\0{kind}\0{text}", algorithm="sha256").hexdigest())
