"""Blocks: a reason why a patron may not borrow for now, set and lifted by staff."""

from datetime import date, datetime

from django.db import transaction

from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Block
from leeszaal.patrons.problems import RefusedError
from leeszaal.patrons.services.recording import hold_patron, note_change
from leeszaal.patrons.written import NotWrittenError, free_of_bsn


@transaction.atomic
def set_block(
    patron_id: int,
    reason: Block.Reason,
    actor: Actor,
    *,
    now: datetime,
    note: str = "",
    until_on: date | None = None,
) -> Block:
    """Stop a patron from borrowing, until a day when one is given, else until the block is lifted.

    Raises RefusedError when the note holds a citizen service number.
    """
    hold_patron(patron_id)
    try:
        note = free_of_bsn(note.strip())
    except NotWrittenError as error:
        raise RefusedError({"note": error.problem}) from error
    block = Block.objects.create(
        patron_id=patron_id,
        reason=reason,
        note=note,
        set_at=now,
        set_by_id=actor.id if actor.kind == "staff" else None,
        until_on=until_on,
    )
    note_change(patron_id, "blocked", actor, now, [reason])
    return block


@transaction.atomic
def lift_block(block_id: int, actor: Actor, *, now: datetime) -> None:
    """Let a patron borrow again as far as this block goes; lifting twice changes nothing."""
    block = Block.objects.select_for_update().only("patron", "reason", "lifted_at").get(pk=block_id)
    if block.lifted_at is not None:
        return
    block.lifted_at = now
    block.lifted_by_id = actor.id if actor.kind == "staff" else None
    block.save(update_fields=["lifted_at", "lifted_by"])
    note_change(block.patron_id, "block_lifted", actor, now, [block.reason])
