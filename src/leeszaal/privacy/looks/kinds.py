"""Who looks, as what, and why: the closed words of the log of looks."""

from django.db.models import TextChoices


class Actor(TextChoices):
    """What kind of somebody looks: ``operator`` is who works at the command line of the server."""

    STAFF = "staff"
    TERMINAL = "terminal"
    PATRON = "patron"
    OPERATOR = "operator"


class Onlooker(TextChoices):
    """As what somebody looks, in the words in which people are told."""

    DESK = "desk"
    SUPERVISOR = "supervisor"
    CATALOGUE = "catalogue"
    MANAGER = "manager"
    PRIVACY = "privacy"
    MACHINE = "machine"
    FAMILY = "family"
    OPERATOR = "operator"


class Reason(TextChoices):
    """Why. The first five are stated by who opens a record; the page itself gives the others."""

    SERVING = "serving"
    QUESTION = "question"
    COMPLAINT = "complaint"
    CORRECTION = "correction"
    OTHER = "other"
    LIST = "list"
    SEARCH = "search"
    REQUEST = "request"
    OVERSIGHT = "oversight"
    FAMILY = "family"
    SELF_SERVICE = "self_service"


STATED = (Reason.SERVING, Reason.QUESTION, Reason.COMPLAINT, Reason.CORRECTION, Reason.OTHER)
"""What who opens a record at the desk can choose from, the commonest first."""
