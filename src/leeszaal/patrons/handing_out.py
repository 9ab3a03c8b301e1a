"""How activities that hand members' data to others read members: one row for each member."""

from leeszaal.privacy.claims import Reading

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

READINGS = tuple(Reading(key, _MEMBERS, _NAMES, "patron.id", _STILL_MEMBER) for key in ("ill", "kb", "cbs"))
