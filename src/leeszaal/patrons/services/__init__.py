"""What can be changed about patrons: each verb is one transaction and leaves a row in the history of changes."""

from leeszaal.patrons.services.blocks import lift_block, set_block
from leeszaal.patrons.services.cards import replace_card, report_card_lost
from leeszaal.patrons.services.changing import (
    SHORTER_DAYS,
    change_details,
    choose_history,
    confirm_email,
    email_token,
)
from leeszaal.patrons.services.ending_shares import (
    end_all_sharing,
    end_past_shares,
    end_share,
    refuse_unless_shared,
    shares_that_end_soon,
)
from leeszaal.patrons.services.enrolling import Enrolled, Wish, complete_enrolment, enrol_online, register_patron
from leeszaal.patrons.services.families import add_guardian, remove_guardian
from leeszaal.patrons.services.memberships import end_membership, renew_membership
from leeszaal.patrons.services.passwords import change_password, log_in_of
from leeszaal.patrons.services.sharing import Wanted, accept_share, ask_to_share, refuse_share

__all__ = [
    "SHORTER_DAYS",
    "Enrolled",
    "Wanted",
    "Wish",
    "accept_share",
    "add_guardian",
    "ask_to_share",
    "change_details",
    "change_password",
    "choose_history",
    "complete_enrolment",
    "confirm_email",
    "email_token",
    "end_all_sharing",
    "end_membership",
    "end_past_shares",
    "end_share",
    "enrol_online",
    "lift_block",
    "log_in_of",
    "refuse_share",
    "refuse_unless_shared",
    "register_patron",
    "remove_guardian",
    "renew_membership",
    "replace_card",
    "report_card_lost",
    "set_block",
    "shares_that_end_soon",
]
