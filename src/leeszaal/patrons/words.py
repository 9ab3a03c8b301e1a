"""The words for problems, block reasons and states, in the reader's language."""

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from leeszaal.common.countries import country_names
from leeszaal.patrons.models import (
    Address,
    Block,
    Card,
    Note,
    Patron,
    PatronCategory,
    Question,
    Share,
    SubscriptionKind,
)
from leeszaal.patrons.problems import Problem

PROBLEMS: dict[Problem, Promise] = {
    Problem.MISSING: _("Fill this in."),
    Problem.TOO_LONG: _("This is too long."),
    Problem.NO_POSTCODE: _("This is no Dutch postcode. It has four digits and two letters: 1234 AB."),
    Problem.NO_PHONE: _("This is no telephone number. A Dutch number has ten digits; a foreign one starts with +."),
    Problem.NO_EMAIL: _("This is no e-mail address. It looks like name@example.nl."),
    Problem.NO_HOUSE_NUMBER: _("A house number is a number. Put letters in the addition."),
    Problem.NO_CARD: _("This is no card number. It has fourteen digits; check for a typing error."),
    Problem.CARD_TAKEN: _("This card already belongs to somebody."),
    Problem.NOT_BORN_YET: _("This day is in the future."),
    Problem.TOO_OLD: _("Check the year of birth."),
    Problem.NEEDS_GUARDIAN: _("For a child under 16 we need the card number of a parent or guardian."),
    Problem.GUARDIAN_UNKNOWN: _("We do not know this card number. The parent or guardian must be a member."),
    Problem.GUARDIAN_TOO_YOUNG: _("A parent or guardian must be at least 18."),
    Problem.KIND_NOT_FOR_AGE: _("This subscription is for another age."),
    Problem.KIND_UNKNOWN: _("Choose a subscription."),
    Problem.BRANCH_UNKNOWN: _("Choose a branch."),
    Problem.HOLDS_BSN: _("This looks like a citizen service number (BSN). We may not keep that: leave it out."),
    Problem.IDENTITY_NOT_SEEN: _("Look at a proof of identity first. Do not copy it."),
    Problem.NOT_PENDING: _("This enrolment was completed already."),
    Problem.ENDED: _("This membership has ended for good."),
    Problem.TOO_EARLY: _("Renewing is possible from two months before the end."),
    Problem.NO_ACTIVE_CARD: _("There is no card in use."),
    Problem.NO_IBAN: _("This is no valid IBAN. Check for a typing error."),
    Problem.OBJECTED_TO_NOTES: _("This person objected to notes, so none is written."),
    Problem.DAY_OVER: _("Choose a day that is still to come."),
    Problem.TOO_MANY_WAITING: _("Several requests of yours wait for an answer. Take one back first."),
}

BLOCKS: dict[str, Promise] = {
    Block.Reason.ADDRESS_UNKNOWN: _("We do not know where you live now."),
    Block.Reason.CARD_MISUSE: _("Your card was used by somebody else."),
    Block.Reason.DAMAGE: _("Something was damaged and that is not settled yet."),
    Block.Reason.DEBT: _("There is an amount still to be paid."),
    Block.Reason.OTHER: _("Please ask at the desk."),
}

NOTES: dict[str, Promise] = {
    Note.Kind.QUESTION: _("A question"),
    Note.Kind.COMPLAINT: _("A complaint"),
    Note.Kind.AGREEMENT: _("An agreement"),
}

QUESTIONS: dict[str, Promise] = {
    Question.Kind.QUESTION: _("A question"),
    Question.Kind.COMPLAINT: _("A complaint"),
}

INTAKES: dict[str, Promise] = {
    Question.Intake.OWN_PAGE: _("on the own page"),
    Question.Intake.DESK: _("at the desk"),
}

SHARE_STATES: dict[str, Promise] = {
    Share.State.ASKED: _("Asked"),
    Share.State.ACCEPTED: _("Agreed"),
    Share.State.ENDED: _("Ended"),
}

SHARE_BY: dict[str, Promise] = {
    Share.By.ASKER: _("by who asked"),
    Share.By.SHARER: _("by whose pages they are"),
    Share.By.GUARDIAN: _("by the parent or guardian"),
    Share.By.DESK: _("at the desk"),
    Share.By.DAY: _("because the last day was over"),
}
"""Who agreed to a share or ended it."""

SHARE_SCOPES: dict[str, Promise] = {
    Share.Scope.LOANS: _("See what is at home"),
    Share.Scope.RENEW: _("Renew"),
    Share.Scope.HOLDS: _("See, place and cancel holds"),
    Share.Scope.CHARGES: _("See what is to be paid, and pay it at the desk"),
    Share.Scope.HISTORY: _("See what was borrowed before"),
}

STATES: dict[str, Promise] = {
    Patron.State.PENDING: _("Enrolled, not yet at the desk"),
    Patron.State.ACTIVE: _("Member"),
    Patron.State.ENDED: _("Ended"),
}

CARD_STATES: dict[str, Promise] = {
    Card.State.ACTIVE: _("In use"),
    Card.State.LOST: _("Lost"),
    Card.State.ENDED: _("Ended"),
}

CHANGES: dict[str, Promise] = {
    "enrolled_online": _("Enrolled online"),
    "enrolment_completed": _("Enrolment completed"),
    "registered": _("Became a member at the desk"),
    "identity_seen": _("Proof of identity seen"),
    "details_changed": _("Details changed"),
    "card_lost": _("Card reported lost"),
    "card_replaced": _("New card given"),
    "membership_renewed": _("Membership renewed"),
    "membership_ended": _("Membership ended"),
    "blocked": _("Block set"),
    "block_lifted": _("Block lifted"),
    "note_written": _("Note written"),
    "note_removed": _("Note taken away"),
    "guardian_added": _("Guardian added"),
    "guardian_removed": _("Guardian taken away"),
    "password_changed": _("Password changed"),
    "email_confirmed": _("E-mail address confirmed"),
    "bank_account_noted": _("Account number given"),
    "bank_account_forgotten": _("Account number erased"),
    "question_asked": _("Asked a question or complained"),
    "question_passed_on": _("Question or complaint passed on to the privacy officer"),
    "question_answered": _("Question or complaint answered"),
    "share_asked": _("Asked to use another's pages"),
    "share_accepted": _("Let another use pages"),
    "share_refused": _("Said no to who wanted to use pages"),
    "share_ended": _("Stopped letting another use pages"),
    "history_on": _("Loan history switched on"),
    "history_off": _("Loan history switched off"),
    "history_days": _("Time to remember loans chosen"),
}
"""What was changed about a patron, by the word in the history."""


SUBJECTS: dict[str, Promise] = {
    "novels": _("Novels"),
    "thrillers": _("Thrillers"),
    "children": _("Reading with children"),
    "young": _("Books for young people"),
    "history": _("History and society"),
    "nature": _("Nature and science"),
    "art": _("Art and design"),
    "music": _("Music"),
    "film": _("Film and series"),
    "travel": _("Travel"),
    "cooking": _("Cooking and gardening"),
    "local": _("Town and region"),
    "digital": _("Computers and phones"),
    "languages": _("Learning languages"),
}
"""The subjects that a patron can state to be interested in."""


SEXES: dict[str, Promise] = {
    Patron.Sex.FEMALE: _("Female"),
    Patron.Sex.MALE: _("Male"),
    Patron.Sex.OTHER: _("Other"),
}
LANGUAGES: dict[str, str] = {"nl": "Nederlands", "en": "English"}
ADDRESSES: dict[str, Promise] = {
    Address.Kind.HOME: _("where you live"),
    Address.Kind.POST: _("for letters"),
}


class CountryNames(Mapping[str, str]):
    """What countries are called, by their code (ISO 3166-1 alpha-2), in the language of whoever reads."""

    def __getitem__(self, code: str) -> str:
        return self._names[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    @property
    def _names(self) -> Mapping[str, str]:
        return country_names((get_language() or "nl")[:2])


def kind_name(kind: PatronCategory | SubscriptionKind) -> str:
    """Give the name of a category or subscription in the language of the page."""
    return kind.name_en if get_language() == "en" else kind.name_nl
