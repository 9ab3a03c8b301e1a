"""Consents of the last month, given and taken back, and a newsletter that is written and did not leave yet."""

from datetime import timedelta

from leeszaal.notices.mailings.writing import save_mailing
from leeszaal.patrons.models import Mailing
from leeszaal.privacy.consents import Word, rests_on_consent
from leeszaal.privacy.consents.saying import give, withdraw
from leeszaal.privacy.models import ConsentLine
from leeszaal.privacy.register import Activity
from leeszaal.site.demo.samples.stage import Stage

How = ConsentLine.How
_GIVEN = (28, 24, 23, 19, 15, 12, 9, 5, 4, 2)
"""So many days ago somebody said yes."""
_REGRETTED_AFTER = 2
_SUBJECT = ("Nieuwe leesplekken in Centrum", "New places to read in Centrum")
_TEXT = (
    "Vanaf maandag kun je boven ook 's avonds lezen. Er staan twaalf nieuwe stoelen en elke stoel heeft een lamp.",
    "From Monday you can read upstairs in the evening too. There are twelve new chairs, each with a lamp.",
)


def choose(stage: Stage) -> None:
    """Let members say yes, every third of them no again, and put a newsletter ready."""
    asked = [activity for activity in stage.register.in_order() if _is_chosen(activity)]
    for turn, days in enumerate(_GIVEN if asked else ()):
        member, activity, said_at = stage.member(), asked[turn % len(asked)], stage.ago(days, 20)
        word = Word(How.OWN_PAGE, "nl")
        give(member.pk, activity, word, born_on=member.born_on, now=said_at)
        if turn % 3 == 1:
            withdraw(member.pk, activity, word, now=said_at + timedelta(days=_REGRETTED_AFTER))
    (dutch, english), (text_nl, text_en) = _SUBJECT, _TEXT
    issue = Mailing(activity="newsletter", subject_nl=dutch, subject_en=english, text_nl=text_nl, text_en=text_en)
    save_mailing(issue, now=stage.ago(1, 15))


def _is_chosen(activity: Activity) -> bool:
    """Tell whether an activity is one to which a member says yes for itself alone."""
    return rests_on_consent(activity) and activity.key in {"history", "profile", "newsletter"}
