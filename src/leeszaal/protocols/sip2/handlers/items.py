"""A machine asks about an item, and notes something on it (messages 17 and 19). Nobody who has it or waits is named."""

from collections.abc import Mapping
from datetime import datetime

from leeszaal.catalogue.models import ItemStatus
from leeszaal.circulation.gather.rows import Row, first_row
from leeszaal.circulation.services.events import add_event
from leeszaal.circulation.services.outcomes import Unknown
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.protocols.sip2.codec.messages import (
    CirculationStatus,
    FeeType,
    ItemInformation,
    ItemInformationResponse,
    ItemStatusUpdate,
    ItemStatusUpdateResponse,
    Message,
    SecurityMarker,
)
from leeszaal.protocols.sip2.handlers.media import media_type
from leeszaal.protocols.sip2.handlers.moments import due_text, local
from leeszaal.protocols.sip2.handlers.refusing import refused
from leeszaal.protocols.sip2.handlers.visit import Visit
from leeszaal.protocols.sip2.words import say

MOST_NOTED = 200
"""So many signs of what a machine notes on an item are kept."""

_ITEM = """
SELECT item.id, item.record_id, item.barcode, item.material_type, item.status, item.due_on, record.title,
    home.name AS home, here.name AS here, (
        SELECT count(*) FROM circulation_hold WHERE record_id = item.record_id AND state = 'waiting'
    ) AS holds
FROM catalogue_item item
JOIN catalogue_record record ON record.id = item.record_id
JOIN branches_branch home ON home.id = item.branch_id
JOIN branches_branch here ON here.id = item.current_branch_id
WHERE item.barcode = %(barcode)s
"""

_STATUSES: Mapping[str, CirculationStatus] = {
    ItemStatus.AVAILABLE: CirculationStatus.AVAILABLE,
    ItemStatus.ON_LOAN: CirculationStatus.CHARGED,
    ItemStatus.ON_HOLD_SHELF: CirculationStatus.WAITING_ON_HOLD_SHELF,
    ItemStatus.IN_TRANSIT: CirculationStatus.IN_TRANSIT,
    ItemStatus.LOST: CirculationStatus.LOST,
    ItemStatus.CLAIMS_RETURNED: CirculationStatus.CLAIMED_RETURNED,
    ItemStatus.MISSING: CirculationStatus.MISSING,
    ItemStatus.IN_PROCESS: CirculationStatus.IN_PROCESS,
}


def item_information(message: ItemInformation, visit: Visit, now: datetime) -> Message:
    """Tell what the catalogue tells everybody about an item (one statement)."""
    row = _find(message.item_identifier, visit)
    if row is None:
        return refused(message, visit, now, (say(Unknown.ITEM, visit.speaks()),))
    return ItemInformationResponse(
        circulation_status=_STATUSES.get(row["status"], CirculationStatus.OTHER),
        security_marker=SecurityMarker.OTHER,
        fee_type=FeeType.OTHER,
        transaction_date=local(now),
        hold_queue_length=str(row["holds"]),
        due_date=due_text(row["due_on"]) or None,
        item_identifier=row["barcode"],
        title_identifier=row["title"],
        owner=row["home"],
        media_type=media_type(row["material_type"]),
        permanent_location=row["home"],
        current_location=row["here"],
    )


def item_status_update(message: ItemStatusUpdate, visit: Visit, now: datetime) -> Message:
    """Keep what a machine notes on an item in the item's history (two statements)."""
    row = _find(message.item_identifier, visit)
    if row is None:
        return refused(message, visit, now, (say(Unknown.ITEM, visit.speaks()),))
    noted = message.item_properties[:MOST_NOTED]
    item = {"item_id": row["id"], "record_id": row["record_id"]}
    add_event("note_item", visit.actor, now, **item, details={"noted": noted})
    return ItemStatusUpdateResponse(
        item_properties_ok=True,
        transaction_date=local(now),
        item_identifier=row["barcode"],
        title_identifier=row["title"],
        item_properties=noted,
    )


def _find(barcode: str, visit: Visit) -> Row | None:
    """Give the item for a machine that has logged in. Raises NotLoggedInError."""
    return first_row(_ITEM, {"barcode": normalise_barcode(barcode)}) if visit.account else None
