"""Which partners may hold which columns of a person, by the register."""

from collections.abc import Collection, Mapping

from leeszaal.privacy.register import Register


def partners_with(register: Register, people: Collection[str], fields: Collection[str] = ()) -> Mapping[str, list[str]]:
    """Give for each partner the columns that it gets of these people; of these columns only, when any are named.

    The mail service is left out: what it delivered is with its reader, and it has nothing to correct or erase.
    """
    keeping = register.partners.keys() - {register.library.mail_server}
    found: dict[str, set[str]] = {}
    for activity in register.activities.values():
        if not set(people).intersection(activity.people):
            continue
        for recipient in activity.recipients:
            if recipient.who in keeping:
                seen = activity.seen_by(recipient)
                found.setdefault(recipient.who, set()).update(seen.intersection(fields) if fields else seen)
    return {partner: sorted(columns) for partner, columns in found.items() if columns}
