"""A machine keeps a card, and makes it good again (messages 01 and 25); for machines whose account opens that."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from leeszaal.common.barcodes import normalise_barcode
from leeszaal.login.models import Sight, Terminal
from leeszaal.patrons.models import Block, Card, Patron, PatronChange
from leeszaal.patrons.problems import RefusedError
from leeszaal.patrons.services import lift_block, set_block
from leeszaal.privacy.restriction import without_restricted
from leeszaal.protocols.sip2.codec.messages import (
    BlockPatron,
    PatronEnable,
    PatronEnableResponse,
    PatronStatusResponse,
)
from leeszaal.protocols.sip2.handlers.looking import machine_looks
from leeszaal.protocols.sip2.handlers.retries import RETRIED_WITHIN
from leeszaal.protocols.sip2.handlers.seeing import about, see
from leeszaal.protocols.sip2.handlers.sight import shown
from leeszaal.protocols.sip2.handlers.visit import Visit
from leeszaal.protocols.sip2.words import say

MOST_TOLD = 100
"""So many signs of what a machine tells about a card (AL) are kept for the desk."""

_NAME = frozenset({Sight.NAME})


def block_patron(message: BlockPatron, visit: Visit, now: datetime) -> PatronStatusResponse:
    """Block the patron of a card that the machine keeps or refuses, and tell how they stand now."""
    patron_id = _holder(message.patron_identifier)
    may = visit.account.blocks_cards
    if may and patron_id is not None:
        _block(patron_id, message, visit, now)
    attributes = _about(message, None, visit, now, "card_kept" if may else "blocks_no_cards")
    return shown(PatronStatusResponse(**attributes), visit.may_see)


def patron_enable(message: PatronEnable, visit: Visit, now: datetime) -> PatronEnableResponse:
    """Lift the blocks that machines of this branch have set, no others, and tell how the patron stands now."""
    if not visit.account.blocks_cards:
        code = "blocks_no_cards"
    elif see(message.patron_identifier, message.patron_password, visit, now).person is None:
        code = ""
    else:
        code = "block_lifted" if _lift(_holder(message.patron_identifier), visit, now) else "no_block_to_lift"
    return shown(PatronEnableResponse(**_about(message, message.patron_password, visit, now, code)), visit.may_see)


def _about(
    message: BlockPatron | PatronEnable, password: str | None, visit: Visit, now: datetime, code: str
) -> dict[str, Any]:
    """Give how the patron stands, with what was done said first; a card that is unknown says only that."""
    seen = see(message.patron_identifier, password, visit, now, _NAME)
    attributes = about(message, seen, visit, now)
    if seen.person is not None:
        machine_looks(seen.person.patron_id, message, visit, now)
    if code and not {"unknown_card", "restricted"}.intersection(seen.reasons):
        attributes["screen_message"] = (say(code, seen.language),)
    return attributes


def _block(patron_id: int, message: BlockPatron, visit: Visit, now: datetime) -> None:
    """Set a block with what the machine tells, unless this machine has just done so."""
    if _set_by([visit.account.id], patron_id).filter(set_at__gt=now - RETRIED_WITHIN).exists():
        return
    code = "kept_by" if message.card_retained else "blocked_by"
    note = say(code, visit.account.language, machine=visit.account.name)
    told = message.blocked_card_msg.strip()[:MOST_TOLD]
    try:
        set_block(patron_id, Block.Reason.OTHER, visit.actor, now=now, note=f"{note} {told}"[:200])
    except RefusedError:  # what it tells holds a citizen service number, which is not kept
        set_block(patron_id, Block.Reason.OTHER, visit.actor, now=now, note=note[:200])


def _lift(patron_id: int | None, visit: Visit, now: datetime) -> int:
    machines = Terminal.objects.filter(branch=visit.account.branch_id).values_list("pk", flat=True)
    blocks = list(_set_by(list(machines), patron_id or 0).values_list("pk", flat=True))
    for block_id in blocks:
        lift_block(block_id, visit.actor, now=now)
    return len(blocks)


def _set_by(machines: list[int], patron_id: int) -> QuerySet[Block]:
    """Give the standing blocks that machines have set; the history of changes, written at the same moment, tells."""
    changes = PatronChange.objects.filter(
        patron=patron_id,
        what="blocked",
        actor_kind="terminal",
        actor_id__in=machines,
        changed_at=OuterRef("set_at"),
    )
    return Block.objects.filter(Exists(changes), patron=patron_id, lifted_at=None).order_by("id")


def _holder(card: str) -> int | None:
    """Give the patron of a card that is in use, unless their data are restricted."""
    found = Card.objects.filter(number=normalise_barcode(card), state=Card.State.ACTIVE)
    found = without_restricted(found.exclude(patron__state=Patron.State.ENDED), "patron_id")
    return found.values_list("patron_id", flat=True).first()
