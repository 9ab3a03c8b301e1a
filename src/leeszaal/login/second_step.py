"""The second factor of staff: a six-digit code that changes every half minute (TOTP, RFC 6238), or a recovery code.

What could go wrong: somebody reads the code over a shoulder and uses it within the same half minute. So a step that was
used is never taken again, under a lock on the row. Clocks differ: one step earlier or later is accepted.
"""

import secrets
from datetime import datetime

import pyotp
import segno
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from leeszaal.login.models import RecoveryCode, StaffMember

STEP_SECONDS = 30
RECOVERY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def propose_secret() -> str:
    """Make a new secret for an authenticator app (160 bits, base 32)."""
    return pyotp.random_base32()


def provisioning_uri(secret: str, login_name: str, library: str) -> str:
    """Give what the authenticator app reads from the QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=login_name, issuer_name=library)


def qr_svg(uri: str) -> str:
    """Draw the QR code as an SVG element to stand in a page."""
    return segno.make(uri, micro=False).svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=True)


def matching_step(secret: str, code: str, now: datetime) -> int | None:
    """Give the time step to which a code belongs, among the current one and its two neighbours, or None."""
    totp, current = pyotp.TOTP(secret), int(now.timestamp()) // STEP_SECONDS
    typed = "".join(code.split())
    steps = (current, current - 1, current + 1)
    return next((step for step in steps if constant_time_compare(totp.generate_otp(step), typed)), None)


@transaction.atomic
def accept_code(staff_id: int, code: str, *, now: datetime) -> bool:
    """Tell whether this is a code of now that was not used before; once accepted it is used."""
    staff = StaffMember.objects.select_for_update().get(pk=staff_id)
    step = matching_step(staff.totp_secret, code, now) if staff.totp_secret else None
    if step is None or step <= staff.totp_last_step:
        return False
    staff.totp_last_step = step
    staff.save(update_fields=["totp_last_step"])
    return True


def accept_recovery_code(staff_id: int, code: str, *, now: datetime) -> bool:
    """Tell whether this is one of the recovery codes that is left; once accepted it is used."""
    left = RecoveryCode.objects.filter(staff_id=staff_id, code_hash=_hash(code), used_at=None)
    return left.update(used_at=now) == 1


@transaction.atomic
def confirm_second_factor(staff_id: int, secret: str, code: str, *, now: datetime) -> list[str] | None:
    """Begin to use a secret once a code proves that the app has it; give the recovery codes, which are shown once.

    Gives None when the code is not right, or when a second factor was set up meanwhile.
    """
    staff = StaffMember.objects.select_for_update().get(pk=staff_id)
    step = matching_step(secret, code, now)
    if step is None or staff.totp_secret:
        return None
    staff.totp_secret, staff.totp_last_step = secret, step
    staff.save(update_fields=["totp_secret", "totp_last_step"])
    return renew_recovery_codes(staff_id)


@transaction.atomic
def renew_recovery_codes(staff_id: int) -> list[str]:
    """Replace all recovery codes of a staff member by new ones; only hashes are kept."""
    codes = [_make_code() for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.filter(staff_id=staff_id).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(staff_id=staff_id, code_hash=_hash(code)) for code in codes)
    return codes


def _make_code() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(12))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def _hash(code: str) -> str:
    plain = "".join(code.casefold().replace("-", "").split())
    return salted_hmac("leeszaal.login.recovery", plain, algorithm="sha256").hexdigest()
