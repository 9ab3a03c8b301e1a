"""Patrons: people who are, were or want to be a member, with their cards, memberships, families and blocks."""

from leeszaal.patrons.models.blocks import Block, PatronChange
from leeszaal.patrons.models.families import Guardianship
from leeszaal.patrons.models.notes import Note
from leeszaal.patrons.models.people import (
    Address,
    Card,
    EmailCheck,
    Membership,
    Patron,
    PatronCategory,
    Phone,
    SubscriptionKind,
)
from leeszaal.patrons.models.questions import Question
from leeszaal.patrons.models.sharing import Share, ShareQuestion
from leeszaal.patrons.models.wishes import Interest, Mailing

__all__ = [
    "Address",
    "Block",
    "Card",
    "EmailCheck",
    "Guardianship",
    "Interest",
    "Mailing",
    "Membership",
    "Note",
    "Patron",
    "PatronCategory",
    "PatronChange",
    "Phone",
    "Question",
    "Share",
    "ShareQuestion",
    "SubscriptionKind",
]
