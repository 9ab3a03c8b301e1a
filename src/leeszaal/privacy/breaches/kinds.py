"""The fixed words of a breach, as the law and the supervisor tell them apart."""

from enum import StrEnum


class Kind(StrEnum):
    """What was broken: that nobody else sees it, that it is right, or that it is there (article 4(12) GDPR)."""

    CONFIDENTIALITY = "confidentiality"
    INTEGRITY = "integrity"
    AVAILABILITY = "availability"


class Risk(StrEnum):
    """What it can mean for people: none need be told, the supervisor is told (33), the people are told as well (34)."""

    NONE = "none"
    RISK = "risk"
    HIGH = "high"


class What(StrEnum):
    """What was touched: a table, what a staff account was shown, or what a self-service machine was shown."""

    TABLE = "table"
    STAFF = "staff"
    TERMINAL = "terminal"
