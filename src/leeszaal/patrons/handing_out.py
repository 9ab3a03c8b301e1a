"""How activities that hand members' data to others read members: one row for each member."""

from collections.abc import Mapping

from leeszaal.privacy.claims import Reading

WELCOMED_FOR_DAYS = 31
"""How long after enrolling somebody counts as new."""

_MEMBERS = """patrons_patron AS patron
JOIN LATERAL (SELECT * FROM patrons_card WHERE patron_id = patron.id AND state = 'active') AS card ON true
JOIN LATERAL (SELECT * FROM patrons_membership WHERE patron_id = patron.id AND starts_on <= current_date
  ORDER BY starts_on DESC LIMIT 1) AS membership ON true
LEFT JOIN LATERAL (SELECT * FROM patrons_address WHERE patron_id = patron.id AND kind = 'home'
  LIMIT 1) AS address ON true"""
_STILL_MEMBER = "patron.state = 'active' AND coalesce(membership.ended_early_on, membership.ends_on) >= current_date"
_NAMES = {
    "patrons.Patron": "patron",
    "patrons.Card": "card",
    "patrons.Membership": "membership",
    "patrons.Address": "address",
}

_WRITTEN_TO = """patrons_patron AS patron
JOIN LATERAL (SELECT * FROM patrons_membership WHERE patron_id = patron.id AND starts_on <= current_date
  ORDER BY starts_on DESC LIMIT 1) AS membership ON true"""
_HAS_ADDRESS = f"{_STILL_MEMBER} AND patron.email <> ''"
_IS_NEW = f"{_HAS_ADDRESS} AND patron.enrolled_at > now() - interval '{WELCOMED_FOR_DAYS} days'"


def written_to(activity: str, rows: str = "", names: Mapping[str, str] | None = None, **further: str) -> Reading:
    """Give how an activity reads members to whom it writes: those with an e-mail address, and what is joined to it."""
    return Reading(
        activity,
        f"{_WRITTEN_TO}{rows}",
        {"patrons.Patron": "patron", **(names or {})},
        "patron.id",
        _HAS_ADDRESS,
        further,
    )


READINGS = (
    *(Reading(key, _MEMBERS, _NAMES, "patron.id", _STILL_MEMBER) for key in ("ill", "kb", "cbs")),
    *(written_to(key) for key in ("newsletter", "direct_mail")),
    written_to(
        "targeted",
        "\nJOIN patrons_interest AS interest ON interest.patron_id = patron.id",
        {"patrons.Interest": "interest"},
    ),
    Reading("welcome", _WRITTEN_TO, {"patrons.Patron": "patron"}, "patron.id", _IS_NEW),
)
