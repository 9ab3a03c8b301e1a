"""Consent (articles 7 and 8): a ledger to which lines are only added, and which every activity's own view asks.

What could go wrong, and how it is kept from going wrong:

- Consent is taken back and something goes on. There is no copy of it anywhere: the view of an activity looks at the
  last line itself, so the effect comes with the commit, in the same transaction.
- It cannot be shown what somebody agreed to. Each line points at the very words that were shown, by version.
- A line is changed afterwards. The database refuses that, whoever asks; only a term of the register erases lines.
- A guardian's word outlives childhood. It carries the day on which the child decides alone, and ends on it; when a
  birth date is corrected that day goes along.
"""

from leeszaal.privacy.consents.birthday import follow_birthday
from leeszaal.privacy.consents.deciding import THE_PERSON, decides_alone_on, rests_on_consent, who_consents, why
from leeszaal.privacy.consents.ending import end_consents, lapse
from leeszaal.privacy.consents.saying import (
    NoConsentNeededError,
    NotToBeAskedError,
    Word,
    ask_by_message,
    confirm,
    give,
    withdraw,
)
from leeszaal.privacy.consents.standing import consents, is_given, last_words, lines_of, people_who_consent
from leeszaal.privacy.consents.texts import version_of, words_of

__all__ = [
    "THE_PERSON",
    "NoConsentNeededError",
    "NotToBeAskedError",
    "Word",
    "ask_by_message",
    "confirm",
    "consents",
    "decides_alone_on",
    "end_consents",
    "follow_birthday",
    "give",
    "is_given",
    "lapse",
    "last_words",
    "lines_of",
    "people_who_consent",
    "rests_on_consent",
    "version_of",
    "who_consents",
    "why",
    "withdraw",
    "words_of",
]
