"""What a recipient may get by what two people agreed to: a new one gets nothing before that, a known one no more."""

from leeszaal.privacy.changes.standing import last_agreed
from leeszaal.privacy.declared import register as declared
from leeszaal.privacy.register import Activity, Register


def agreed(activity: str, recipient: str, register: Register | None = None) -> bool:
    """Tell whether a recipient may get data of an activity; the words are those of `agreed_columns`."""
    return bool(agreed_columns(activity, recipient, register))


def agreed_columns(activity: str, recipient: str, register: Register | None = None) -> frozenset[str]:
    """Give which columns of an activity a recipient may get: those of a register that two people agreed to as well.

    ``activity`` and ``recipient`` are the words of the register: the name of the activity's file, and a word of *who*
    or the key of a partner. There are none for a recipient who is new, who is in another country than was agreed to,
    or whose activity has another basis now. Before the library was set up the register alone says it: the first one is
    agreed to by setting up. Without a register the one that runs is meant.
    """
    running = register or declared()
    now = running.activities.get(activity)
    if now is None:
        return frozenset()
    last, gets = last_agreed(), _columns(now, recipient)
    if last is None:
        return gets
    kept = last.binding["activities"].get(activity)
    if kept is None or kept["basis"] != now.basis.article:
        return frozenset()
    partner = running.partners.get(recipient)
    if partner is not None and last.binding["countries"].get(recipient) != partner.country:
        return frozenset()
    return gets & frozenset(kept["recipients"].get(recipient, ()))


def _columns(activity: Activity, who: str) -> frozenset[str]:
    return frozenset().union(*(activity.seen_by(to) for to in activity.recipients if to.who == who))
