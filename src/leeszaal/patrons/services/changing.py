"""Changing one's details: by staff at once, by oneself too, except that a new e-mail address is checked first.

What could go wrong: somebody finds a session open and sets another e-mail address, to which a forgotten password is
then sent. So a patron's own change of address waits until the message sent *to the new address* is answered.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.patrons.details import Details, check_details
from leeszaal.patrons.models import EmailCheck, Patron
from leeszaal.patrons.queries import details_of
from leeszaal.patrons.services.birthdays import correct_birthday
from leeszaal.patrons.services.correcting import tell_recipients
from leeszaal.patrons.services.reaching import write_address, write_phones
from leeszaal.patrons.services.recording import lock_patron, note_change
from leeszaal.privacy.consents import Word, consents, give, withdraw
from leeszaal.privacy.declared import register

CHECK_LASTS = timedelta(hours=24)
SHORTER_DAYS = (30, 0)
"""For how many days after the return a patron may let loans be remembered, when that is shorter than the register."""
HISTORY = "history"
"""The activity of the register by which a patron sees what they borrowed before."""
_SALT = "leeszaal.patrons.email"
_OF_PATRON = ("given_names", "prefix", "family_name", "sex", "born_on", "email", "language")


@transaction.atomic
def change_details(patron_id: int, new: Details, actor: Actor, *, now: datetime) -> EmailCheck | None:
    """Change what is known about a patron. Gives the check to be sent when the patron's own new e-mail address waits.

    Raises RefusedError with every problem found.
    """
    patron = lock_patron(patron_id)
    checked = check_details(new, today=timezone.localdate(now))
    before = details_of(patron)
    waits = actor.kind == "patron" and bool(checked.email) and checked.email != before.email
    changed = {field.name for field in fields(Details) if getattr(before, field.name) != getattr(checked, field.name)}
    _write(patron, checked, changed - {"email"} if waits else changed)
    if "born_on" in changed:
        correct_birthday(patron_id, checked.born_on, actor, now=now)
    if changed:
        note_change(patron_id, "details_changed", actor, now, changed)
        tell_recipients(patron_id, changed - {"email"} if waits else changed, now)
    return _ask_check(patron_id, checked.email, now) if waits else None


@transaction.atomic
def confirm_email(token: str, *, now: datetime) -> Patron | None:
    """Take the e-mail address into use that a check was sent to; None when the check is old, used or replaced."""
    try:
        check_id, asked = signing.loads(token, salt=_SALT, max_age=CHECK_LASTS)
    except signing.BadSignature:
        return None
    check = EmailCheck.objects.select_for_update().filter(pk=check_id).first()
    if check is None or check.asked_at.timestamp() != asked:
        return None
    patron = lock_patron(check.patron_id)
    patron.email = check.email
    patron.save(update_fields=["email"])
    check.delete()
    note_change(patron.pk, "email_confirmed", Actor("patron", patron.pk, None, "web"), now, ["email"])
    tell_recipients(patron.pk, {"email"}, now)
    return patron


def email_token(check: EmailCheck) -> str:
    """Give the token that goes with the message: the check and when it was asked, signed; it holds for a day."""
    return signing.dumps([check.pk, check.asked_at.timestamp()], salt=_SALT)


@transaction.atomic
def choose_history(patron_id: int, actor: Actor, word: Word, *, keeps: bool, days: int | None, now: datetime) -> None:
    """Note how long the patron lets loans be remembered after they have ended.

    ``keeps`` asks for a list of one's own, to which ``word`` consents. Else ``days`` is a number of `SHORTER_DAYS` that
    counts from the return, or None to leave it to the register.

    Raises:
        ValueError: for any other number: never longer than the register.
        NotToBeAskedError: when somebody else must decide on keeping a list.
    """
    if days is not None and (keeps or days not in SHORTER_DAYS):
        raise ValueError(f"{days} days cannot be chosen")
    patron = lock_patron(patron_id)
    kept = consents(patron_id, HISTORY)
    if (kept, patron.history_days) == (keeps, days):
        return
    _say(patron, word, keeps=keeps, now=now)
    Patron.objects.filter(pk=patron_id).update(history_days=days)
    what = "history_on" if keeps else "history_off" if kept else "history_days"
    note_change(patron_id, what, actor, now, ["history_days"])


def _say(patron: Patron, word: Word, *, keeps: bool, now: datetime) -> None:
    activity = register().activities[HISTORY]
    if keeps:
        give(patron.pk, activity, word, born_on=patron.born_on, now=now)
    else:
        withdraw(patron.pk, activity, word, now=now)


def _write(patron: Patron, details: Details, changed: set[str]) -> None:
    own = changed.intersection(_OF_PATRON)
    values: Mapping[str, object] = {name: getattr(details, name) for name in own}
    if values:
        Patron.objects.filter(pk=patron.pk).update(**values)
    if changed - own - {"phones"}:
        write_address(patron.pk, details)
    if "phones" in changed:
        write_phones(patron.pk, details.phones)


def _ask_check(patron_id: int, email: str, now: datetime) -> EmailCheck:
    check, _ = EmailCheck.objects.update_or_create(patron_id=patron_id, defaults={"email": email, "asked_at": now})
    return check
