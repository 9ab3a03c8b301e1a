"""`leeszaal rights erase|restrict|release|object`: what limits the use of somebody's data."""

import json
from typing import Any

import click
from django.utils import timezone

from leeszaal.common.actor import JOB
from leeszaal.notices import handling_limits
from leeszaal.patrons.search import patron_by_card
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure import make_plan
from leeszaal.privacy.erasure.telling import SaidLine, SaidPlan, say_plan
from leeszaal.privacy.models import Erasure, IdentityCheck, Restriction
from leeszaal.privacy.objection import objectionable
from leeszaal.privacy.objection.making import CannotObjectError
from leeszaal.privacy.restriction import RestrictedError, restriction_of
from leeszaal.site.cli.ground import on_database

_card = click.option("--card", required=True, help="The number of the member's card.")
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
_how = click.option(
    "--checked",
    type=click.Choice(IdentityCheck.How.values),
    default=IdentityCheck.How.DOCUMENT_SEEN.value,
    show_default=True,
    help="How it was checked who asks.",
)


@click.command("erase")
@_card
@_how
@click.option("--yes", is_flag=True, help="Carry the plan out. Without it the plan is only printed.")
@_json
@on_database
def erase(card: str, checked: str, yes: bool, as_json: bool) -> None:
    """Print what an erasure would do; with --yes, do it."""
    patron_id, done = _patron(card), None
    if yes:
        try:
            done = handling_limits.erase(patron_id, JOB, IdentityCheck.How(checked), now=timezone.now())
        except RestrictedError as error:
            raise click.ClickException("the data are restricted: lift that first, with `rights release`") from error
    plan = say_plan(make_plan(patron_id, on=timezone.localdate()), register(), "en")
    _print(_told(plan, done), _lines(plan, done), as_json=as_json)


@click.command("restrict")
@_card
@_how
@click.option(
    "--ground",
    type=click.Choice(Restriction.Ground.values),
    default=Restriction.Ground.ACCURACY.value,
    show_default=True,
    help="The part of article 18(1).",
)
@_json
@on_database
def restrict(card: str, checked: str, ground: str, as_json: bool) -> None:
    """Restrict a member's data: they are kept and nothing else."""
    made = handling_limits.restrict(
        _patron(card), Restriction.Ground(ground), JOB, IdentityCheck.How(checked), now=timezone.now()
    )
    since = made.since.isoformat()
    _print({"restricted": True, "since": since, "ground": made.ground}, [f"restricted since {since}"], as_json=as_json)


@click.command("release")
@_card
@click.option("--own-wish", is_flag=True, help="The member asks it, and so need not be told first.")
@_json
@on_database
def release(card: str, own_wish: bool, as_json: bool) -> None:
    """Tell a member that the restriction ends; called again, lift it."""
    standing = restriction_of(_patron(card))
    if standing is None:
        raise click.ClickException("the data of this member are not restricted")
    now = timezone.now()
    if own_wish:
        handling_limits.release_at_own_wish(standing, now=now)
    elif standing.told_at is None:
        handling_limits.announce_lifting(standing, now=now)
        told = ["the member is told; call this again to lift the restriction"]
        _print({"restricted": True, "told": True}, told, as_json=as_json)
        return
    else:
        handling_limits.release(standing, now=now)
    _print({"restricted": False, "told": True}, ["the restriction is lifted"], as_json=as_json)


@click.command("object")
@_card
@_how
@click.option("--activity", required=True, help="The activity of the register, such as `traces`.")
@click.option("--because", default="", help="What there is to say about the member's situation.")
@_json
@on_database
def object_(card: str, checked: str, activity: str, because: str, as_json: bool) -> None:
    """Object to an activity, which stops for this member at once."""
    declared = register()
    known = ", ".join(each.key for each in objectionable(declared))
    patron_id = _patron(card)
    if activity not in declared.activities:
        raise click.ClickException(f"there is no activity {activity}; a member can object to: {known}")
    try:
        made = handling_limits.object_to(
            patron_id,
            declared.activities[activity],
            JOB,
            IdentityCheck.How(checked),
            now=timezone.now(),
            because=because,
        )
    except CannotObjectError as error:
        basis = declared.activities[activity].basis.article
        raise click.ClickException(f"no objection to {activity}, which is on {basis}; to: {known}") from error
    told = {"activity": made.activity, "since": made.since.isoformat(), "stands": made.until is None}
    _print(told, [f"{made.activity}: stopped since {made.since.isoformat()}"], as_json=as_json)


def _patron(card: str) -> int:
    found = patron_by_card(card)
    if found is None:
        raise click.ClickException("no member has a card with this number")
    return found.patron_id


def _told(plan: SaidPlan, done: Erasure | None) -> dict[str, Any]:
    told: dict[str, Any] = {name: list(map(_line, getattr(plan, name))) for name in ("goes", "waits", "stays")}
    if done:
        told |= {"number": str(done.number), "gone": done.gone, "done": done.done_at is not None}
    return told


def _line(line: SaidLine) -> dict[str, Any]:
    return {
        "data": list(line.data),
        "what": line.what,
        "rows": line.rows,
        "waits_for": list(line.held_by),
        "law": line.law,
        "until": line.until.isoformat() if line.until else None,
    }


def _lines(plan: SaidPlan, done: Erasure | None) -> list[str]:
    lines = [f"erased, number {done.number}: {sum(done.gone.values())} rows"] if done else []
    for name, part in (("goes", plan.goes), ("waits", plan.waits), ("stays", plan.stays)):
        for line in part:
            held = f" (as long as {'; '.join(line.held_by)})" if line.held_by else ""
            duty = f" ({line.law}{f', until {line.until}' if line.until else ''})" if line.law else ""
            lines.append(f"{name}: {line.rows} × {line.what}: {', '.join(line.data)}{held}{duty}")
    return lines or ["nothing is held that could be erased"]


def _print(told: dict[str, Any], lines: list[str], *, as_json: bool) -> None:
    click.echo(json.dumps(told, ensure_ascii=False, indent=2) if as_json else "\n".join(lines))
