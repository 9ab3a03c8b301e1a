"""The words for looks: who looked and why, as the person reads it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.looks.kinds import Actor, Onlooker, Reason

ROLES: Mapping[str, Promise] = {
    Onlooker.DESK: _("A staff member of the desk"),
    Onlooker.SUPERVISOR: _("A supervisor of the desk"),
    Onlooker.CATALOGUE: _("A staff member of the catalogue"),
    Onlooker.MANAGER: _("A manager"),
    Onlooker.PRIVACY: _("The privacy officer"),
    Onlooker.MACHINE: _("A self-service machine"),
    Onlooker.FAMILY: _("Somebody of your family"),
    Onlooker.OPERATOR: _("The operator of our system"),
}

REASONS: Mapping[str, Promise] = {
    Reason.SERVING: _("To help you at that moment"),
    Reason.QUESTION: _("To answer a question"),
    Reason.COMPLAINT: _("To handle a complaint"),
    Reason.CORRECTION: _("To correct your data"),
    Reason.OTHER: _("For another reason"),
    Reason.LIST: _("You stood in a list for the daily work"),
    Reason.SEARCH: _("You came up in a search"),
    Reason.REQUEST: _("To handle a request about your data"),
    Reason.OVERSIGHT: _("To check that your data are handled well"),
    Reason.FAMILY: _("Because you share your data, or they answer for you"),
    Reason.SELF_SERVICE: _("Because your card was used there"),
}

ACTORS: Mapping[str, Promise] = {
    Actor.STAFF: _("a staff member"),
    Actor.TERMINAL: _("a machine"),
    Actor.PATRON: _("a member"),
    Actor.OPERATOR: _("the operator"),
}

QUERY_KEPT_BACK = _("not shown here, since what was typed may name others")
