"""Whether two people agreed that a recipient gets data of an activity: a new one gets nothing before that."""

from leeszaal.privacy.changes.standing import last_agreed
from leeszaal.privacy.declared import register
from leeszaal.privacy.register import Activity


def agreed(activity: str, recipient: str) -> bool:
    """Tell whether a recipient gets no more than two people agreed to, on the same basis and in the same country.

    ``activity`` and ``recipient`` are the words of the register: the name of the activity's file, and a word of *who*
    or the key of a partner. Before the library was set up nothing is refused: its first register is agreed to by that.
    """
    last, running = last_agreed(), register()
    if last is None:
        return True
    kept = last.binding["activities"].get(activity)
    now, partner = running.activities.get(activity), running.partners.get(recipient)
    if kept is None or now is None or recipient not in kept["recipients"]:
        return False
    same_country = partner is None or last.binding["countries"].get(recipient) == partner.country
    same_basis = bool(kept["basis"] == now.basis.article)
    return same_basis and same_country and _columns(now, recipient) <= set(kept["recipients"][recipient])


def _columns(activity: Activity, who: str) -> frozenset[str]:
    return frozenset().union(*(activity.seen_by(to) for to in activity.recipients if to.who == who))
