"""Every change that staff make to records and items: one public verb each, in one transaction, undoable."""

from leeszaal.catalogue.services.items import add_item, change_item, restore_item, withdraw_item
from leeszaal.catalogue.services.merging import merge_records
from leeszaal.catalogue.services.records import create_record, edit_record, restore_version, set_suppressed

__all__ = [
    "add_item",
    "change_item",
    "create_record",
    "edit_record",
    "merge_records",
    "restore_item",
    "restore_version",
    "set_suppressed",
    "withdraw_item",
]
