"""The words for people in a package, in the reader's language."""

from django.utils.translation import gettext_noop as _

from leeszaal.privacy.rights.others import Whom

WHOM = {
    Whom.YOU: _("you"),
    Whom.MEMBER: _("another member"),
    Whom.STAFF: _("a staff member"),
    Whom.MACHINE: _("a machine or our system"),
}
