"""For which reason a staff member has somebody's record open: stated once, and standing for as long as it is used.

It is kept in the session of the staff member, so that it ends with it. A reason in words is sealed there: a session may
lie in the database for a while.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from leeszaal.privacy.encryption import decrypt, encrypt
from leeszaal.privacy.looks.kinds import Reason

LASTS = timedelta(minutes=15)
"""How long a reason stands after it was last used: long enough for one matter at the desk."""
NEWS = timedelta(minutes=1)
"""After how long the last use is noted anew, so that not every page writes the session."""
_KEY, _PURPOSE = "reasons", "desk.reasons.words"

Session = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stated:
    """A reason that stands, with the trace that binds the pages that it opens."""

    reason: Reason
    words: str
    trace: UUID


def state(session: Session, person_id: int, reason: Reason, *, now: datetime, words: str = "") -> Stated:
    """Let a reason stand from now on for one person's record; what has lapsed for others is thrown away."""
    stated, moment = Stated(reason, words, uuid4()), int(now.timestamp())
    kept = {key: entry for key, entry in session.get(_KEY, {}).items() if not _lapsed(entry, now)}
    sealed = encrypt(words, _PURPOSE).hex() if words else ""
    kept[str(person_id)] = {"reason": reason.value, "words": sealed, "trace": stated.trace.hex, "used": moment}
    session[_KEY] = kept
    return stated


def standing(session: Session, person_id: int, *, now: datetime) -> Stated | None:
    """Give the reason that stands for a person's record, used now, or None when there is none or it has lapsed."""
    entry = session.get(_KEY, {}).get(str(person_id))
    if entry is None or _lapsed(entry, now):
        return None
    if _used(entry, now) > NEWS:
        session[_KEY] = session[_KEY] | {str(person_id): entry | {"used": int(now.timestamp())}}
    words = decrypt(bytes.fromhex(entry["words"]), _PURPOSE) if entry["words"] else ""
    return Stated(Reason(entry["reason"]), words, UUID(entry["trace"]))


def _lapsed(entry: dict[str, Any], now: datetime) -> bool:
    return _used(entry, now) > LASTS


def _used(entry: dict[str, Any], now: datetime) -> timedelta:
    return timedelta(seconds=now.timestamp() - entry["used"])
