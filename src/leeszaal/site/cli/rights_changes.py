"""`leeszaal rights restrict|release|object`: what limits the use of somebody's data."""

from datetime import datetime
from pathlib import Path

import click
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from leeszaal.common.actor import JOB
from leeszaal.notices import handling_limits
from leeszaal.notices.letters import Letter, letter, notice_letter
from leeszaal.notices.models import Notice
from leeszaal.patrons.models import Patron
from leeszaal.privacy.declared import register
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import IdentityCheck, RequestStep, Restriction
from leeszaal.privacy.objection import objectionable
from leeszaal.privacy.objection.making import CannotObjectError
from leeszaal.privacy.register import Activity
from leeszaal.privacy.requests.queries import requests_of
from leeszaal.privacy.restriction import restriction_of
from leeszaal.site.cli.ground import on_database
from leeszaal.site.cli.rights_options import (
    as_json_option,
    card_option,
    checked_option,
    output_option,
    patron_of_card,
)
from leeszaal.site.cli.rights_papers import Answer, Paper, give


@click.command("restrict")
@card_option
@checked_option
@click.option(
    "--ground",
    type=click.Choice(Restriction.Ground.values),
    default=Restriction.Ground.ACCURACY.value,
    show_default=True,
    help="The part of article 18(1).",
)
@output_option
@as_json_option
@on_database
def restrict(card: str, checked: str, ground: str, *, output: Path | None, as_json: bool) -> None:
    """Restrict a member's data: they are kept and nothing else."""
    patron, how = patron_of_card(card), IdentityCheck.How(checked)
    made = handling_limits.restrict(patron.pk, Restriction.Ground(ground), JOB, how, now=timezone.now())
    since = made.since.isoformat()
    told = {"restricted": True, "since": since, "ground": made.ground}
    papers = _message(f"data_restricted:{made.pk}")
    give("restrict", Answer(told, [f"restricted since {since}"], papers), output, as_json=as_json)


@click.command("release")
@card_option
@click.option("--own-wish", is_flag=True, help="The member asks it, and so need not be told first.")
@output_option
@as_json_option
@on_database
def release(card: str, own_wish: bool, *, output: Path | None, as_json: bool) -> None:
    """Tell a member that the restriction ends; called again, lift it. Ends with code 1 when there is none."""
    patron, now = patron_of_card(card), timezone.now()
    standing = restriction_of(patron.pk)
    if standing is None:
        raise click.ClickException("the data of this member are not restricted")
    give("release", _release(patron, standing, now, own_wish=own_wish), output, as_json=as_json)


def _release(patron: Patron, standing: Restriction, now: datetime, *, own_wish: bool) -> Answer:
    if not own_wish and standing.told_at is None:
        handling_limits.announce_lifting(standing, now=now)
        lines = ["the member is told; call this again to lift the restriction"]
        return Answer({"restricted": True, "told": True}, lines, _message(f"restriction_ends:{standing.pk}"))
    if own_wish:
        handling_limits.release_at_own_wish(standing, now=now)
    else:
        handling_limits.release(standing, now=now)
    with translation.override(patron.language):
        paper = Paper(
            Letter(_("The lock is off."), (_("We use your data again as our statement says."),), patron.language)
        )
    return Answer({"restricted": False, "told": True}, ["the restriction is lifted"], {"confirmation": paper})


@click.command("object")
@card_option
@checked_option
@click.option("--activity", required=True, help="The activity of the register, such as `traces`.")
@click.option("--because", default="", help="What there is to say about the member's situation.")
@output_option
@as_json_option
@on_database
def object_(card: str, checked: str, activity: str, because: str, *, output: Path | None, as_json: bool) -> None:
    """Object to an activity, which stops for this member at once. Ends with code 1 when there is no such right."""
    patron, against, now = patron_of_card(card), _activity(activity), timezone.now()
    how = IdentityCheck.How(checked)
    try:
        made = handling_limits.object_to(patron.pk, against, JOB, how, now=now, because=because)
    except CannotObjectError as error:
        known = _objectionable()
        raise click.ClickException(
            f"no objection to {activity}, which is on {against.basis.article}; to: {known}"
        ) from error
    since = made.since.isoformat()
    told = {"activity": made.activity, "since": since, "stands": made.until is None}
    answer = Answer(told, [f"{made.activity}: stopped since {since}"], {"letter": Paper(_received(patron))})
    give("object", answer, output, as_json=as_json)


def _activity(key: str) -> Activity:
    found = register().activities.get(key)
    if found is None:
        raise click.ClickException(f"there is no activity {key}; a member can object to: {_objectionable()}")
    return found


def _objectionable() -> str:
    return ", ".join(each.key for each in objectionable(register()))


def _message(key: str) -> dict[str, Paper]:
    """Give the letter with the words of a message that was queued now."""
    written = notice_letter(Notice.objects.select_related("patron").get(key=key))
    return {"letter": Paper(written)} if written else {}


def _received(patron: Patron) -> Letter:
    """Give the letter that says that the objection was received, and by when it is answered."""
    request = requests_of(patron.pk).filter(right=Right.OBJECTION)[0]
    return letter(request.steps.get(what=RequestStep.What.RECEIVED), patron)
