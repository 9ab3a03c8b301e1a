"""Telling those who received a person's data that they were erased, corrected or restricted (article 19).

The register names every partner that gets data of people, so from there follows who may have to be told what. That is
not the same as who holds something of this person, and telling a partner of somebody it never heard of would itself
betray a secret. Therefore each note waits for the privacy officer, who sends it, tells it by hand, or strikes it out.
"""

from leeszaal.privacy.passing_on.making import pass_on
from leeszaal.privacy.passing_on.queries import not_reached, passed_on_about, to_pass_on
from leeszaal.privacy.passing_on.recipients import partners_with
from leeszaal.privacy.passing_on.telling import CLOSING, close, send

__all__ = ["CLOSING", "close", "not_reached", "partners_with", "pass_on", "passed_on_about", "send", "to_pass_on"]
