"""Notes of the desk on a patron: written, and taken away again when the matter is settled."""

from datetime import datetime

from django.db import transaction

from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Note
from leeszaal.patrons.problems import Problem, RefusedError
from leeszaal.patrons.services.free_texts import free_text
from leeszaal.patrons.services.recording import lock_patron, note_change
from leeszaal.privacy.objection import has_objected

ACTIVITY = "notes"
"""The activity of the register that notes belong to."""
LONGEST = 500


@transaction.atomic
def write_note(patron_id: int, kind: Note.Kind, text: str, actor: Actor, *, now: datetime) -> Note:
    """Write a note, which the person can read from now on and which the register erases.

    Raises RefusedError when nothing is written, it is too long, it holds a citizen service number, the person objected
    to notes (article 21) or left for good.
    """
    lock_patron(patron_id)
    text = free_text(text, LONGEST)
    if has_objected(patron_id, ACTIVITY):
        raise RefusedError({"": Problem.OBJECTED_TO_NOTES})
    note = Note.objects.create(
        patron_id=patron_id,
        kind=kind,
        text=text,
        written_at=now,
        written_by_id=actor.id if actor.kind == "staff" else None,
    )
    note_change(patron_id, "note_written", actor, now, [kind])
    return note


@transaction.atomic
def remove_note(patron_id: int, note_id: int, actor: Actor, *, now: datetime) -> None:
    """Take a note away before its term; taking it away twice changes nothing."""
    if Note.objects.filter(pk=note_id, patron_id=patron_id).delete()[0]:
        note_change(patron_id, "note_removed", actor, now)
