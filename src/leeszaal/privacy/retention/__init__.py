"""Carrying out the terms of the register: which rows are due, ending them, and proving it.

What could go wrong here cannot be put right afterwards: a wrong term erases people. Therefore a day is always handed
in, counting and carrying out use the one same selection, rows in use are left for the next night, each batch is one
transaction in which the rows are found under lock, a word that is not claimed never gets this far (`checks` stops the
program), and a night that would erase very much waits for two people. A row without a starting day is never due, and a
value that another activity still needs stays (`needs`). What one term ends may let others go, so a night asks again
until nothing is due.
"""

from leeszaal.privacy.retention.batches import carry_out
from leeszaal.privacy.retention.dates import ErasureDate, erasure_dates, erasure_day
from leeszaal.privacy.retention.ending import end_rows
from leeszaal.privacy.retention.night import Night, count_due, due
from leeszaal.privacy.retention.outcome import Outcome, Round
from leeszaal.privacy.retention.round import make_round, nightly_round
from leeszaal.privacy.retention.terms import Rule, rules

__all__ = [
    "ErasureDate",
    "Night",
    "Outcome",
    "Round",
    "Rule",
    "carry_out",
    "count_due",
    "due",
    "end_rows",
    "erasure_dates",
    "erasure_day",
    "make_round",
    "nightly_round",
    "rules",
]
