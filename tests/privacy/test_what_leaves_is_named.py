"""What the statement says to go outside is what goes: no name for it covers data that stay here."""

from collections import defaultdict

import pytest

from leeszaal.privacy.register import load

CARRIED_ALONG = {"id", "patron", "person_kind", "person_id", "key", "partner"}
"""What only leads from one row to another, or to whom it goes, says nothing more."""


@pytest.mark.promise("PROC-1")
@pytest.mark.parametrize("overlay", ["", "bieb", "almere"])
def test_no_name_of_what_goes_to_a_partner_covers_what_does_not(overlay: str) -> None:
    register = load(overlay=overlay)
    columns_of: defaultdict[str, set[str]] = defaultdict(set)
    for column, words in register.names.items():
        columns_of[words.nl].add(column)
    for activity in register.activities.values():
        for recipient in activity.recipients:
            if recipient.who in register.partners:
                given = activity.seen_by(recipient)
                for name in {register.names[column].nl for column in given}:
                    more = {column for column in columns_of[name] - given if column.split(".")[-1] not in CARRIED_ALONG}
                    assert not more, (activity.key, recipient.who, name)
