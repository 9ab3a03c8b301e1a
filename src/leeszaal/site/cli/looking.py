"""Who works at the command line of the server looks too: a verb that prints somebody's data writes it down first."""

import click
from django.utils import timezone

from leeszaal.privacy.looks.door import Gathering
from leeszaal.privacy.looks.kinds import Reason
from leeszaal.privacy.looks.writing import OPERATOR, record_look


def operator_looks(patron_id: int, activity: str) -> None:
    """Write down that this command is about to use the data of a patron, for an activity of the register."""
    seen = Gathering(Reason.REQUEST, activity, people={patron_id})
    record_look(OPERATOR, seen, click.get_current_context().command_path, now=timezone.now())
