"""Patrons: people who are, were or want to be a member, with their cards, memberships, families and blocks."""

from leeszaal.patrons.models.blocks import Block, PatronChange
from leeszaal.patrons.models.families import Guardianship
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

__all__ = [
    "Address",
    "Block",
    "Card",
    "EmailCheck",
    "Guardianship",
    "Membership",
    "Patron",
    "PatronCategory",
    "PatronChange",
    "Phone",
    "SubscriptionKind",
]
