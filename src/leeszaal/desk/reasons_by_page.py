"""What each page of the desk is for: the activity of the register that it belongs to, and why it may show people.

A page about one person asks for a reason (`reasons_asked`). Pages that follow from the work itself give theirs here: a
list, a slip that comes out while items are taken in, the form on which a right is asked.
"""

from collections.abc import Mapping

from leeszaal.privacy.looks.kinds import Reason

ACTIVITIES: Mapping[str, str] = {
    **dict.fromkeys(("scan", "pending", "new_patron", "complete", "details"), "membership"),
    **dict.fromkeys(("card_lost", "replace_card", "renew_membership", "end_membership"), "membership"),
    **dict.fromkeys(("block", "lift_block"), "blocks"),
    **dict.fromkeys(("add_guardian", "remove_guardian"), "families"),
    **dict.fromkeys(("money", "pay", "waive", "receipt"), "charges"),
    **dict.fromkeys(("queue", "place_hold", "hold", "hold_slip", "hold_shelf", "pick_list"), "holds"),
    **dict.fromkeys(("cancel_hold", "suspend_hold", "resume_hold", "move_hold"), "holds"),
    **dict.fromkeys(("restricted", "restrict", "announce_release", "release"), "restriction"),
    **dict.fromkeys(("requests", "request", "request_letter", "lost_log_in"), "rights"),
    **dict.fromkeys(("write_note", "remove_note"), "notes"),
    "erase": "erasure",
    "object": "objection",
    "choices": "consents",
    "forget_sooner": "lending",
    "sharing": "sharing",
    **dict.fromkeys(("waiting_questions", "questions", "answer_question"), "questions"),
    **dict.fromkeys(("conflicts", "retry", "resolve", "hand_in"), "offline"),
}
"""By the name of an address; every other page belongs to lending."""

LENDING = "lending"

REASONS: Mapping[str, Reason] = {
    "scan": Reason.SEARCH,
    **dict.fromkeys(("new_patron", "place_hold"), Reason.SERVING),
    **dict.fromkeys(("restricted", "restrict", "announce_release", "release"), Reason.REQUEST),
}
"""By the name of an address about nobody in particular; every other such page is a list for the daily work."""

UNASKED = frozenset({"hold_slip", "undo_check_in", "undo_check_out", "retry", "resolve"})
"""Addresses about one person that belong to daily work with items: nobody's record is opened by them."""
