"""`leeszaal rights erase`: the plan of an erasure, and carrying it out."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from leeszaal.common.actor import JOB
from leeszaal.notices import handling_limits
from leeszaal.notices.letters import Letter
from leeszaal.patrons.models import Patron
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure import make_plan
from leeszaal.privacy.erasure.telling import SaidLine, SaidPlan, say_plan
from leeszaal.privacy.models import Erasure, IdentityCheck
from leeszaal.privacy.restriction import RestrictedError
from leeszaal.site.cli.ground import on_database
from leeszaal.site.cli.rights_options import (
    as_json_option,
    card_option,
    checked_option,
    output_option,
    patron_of_card,
)
from leeszaal.site.cli.rights_papers import Answer, Paper, give


@click.command("erase")
@card_option
@checked_option
@click.option("--yes", is_flag=True, help="Carry the plan out. Without it the plan is only printed.")
@output_option
@as_json_option
@on_database
def erase(card: str, checked: str, yes: bool, *, output: Path | None, as_json: bool) -> None:
    """Print what an erasure would do; with --yes, do it. Ends with code 1 when the data are restricted."""
    patron, now = patron_of_card(card), timezone.now()
    # What is written down goes with the person: the papers are made of what was known before.
    language, person_id = patron.language, patron.pk
    papers = {"plan": _plan_paper(person_id, language, now)}
    done = _carry_out(patron, checked, now) if yes else None
    plan = _plan(person_id, "en", now)
    if done:
        papers["confirmation"] = _confirmation(done, person_id, language, now)
    give("erase", Answer(_told(plan, done), _lines(plan, done), papers), output, as_json=as_json)


def _carry_out(patron: Patron, checked: str, now: datetime) -> Erasure:
    try:
        return handling_limits.erase(patron.pk, JOB, IdentityCheck.How(checked), now=now)
    except RestrictedError as error:
        raise click.ClickException("the data are restricted: lift that first, with `rights release`") from error


def _plan(person_id: int, language: str, now: datetime) -> SaidPlan:
    with translation.override(language):
        return say_plan(make_plan(person_id, on=timezone.localdate(now)), register(), language)


def _plan_paper(person_id: int, language: str, now: datetime) -> Paper:
    with translation.override(language):
        letter = Letter(_("What goes and what stays"), (), language)
    return Paper(letter, _plan(person_id, language, now))


def _confirmation(done: Erasure, person_id: int, language: str, now: datetime) -> Paper:
    library = register().library
    with translation.override(language):
        title = _("The data are erased") if done.done_at else _("Erased as far as is possible now")
        paragraphs = (
            f"{_('Number of this erasure')}: {done.number}",
            _("With this number you can ask later whether it was really done. There is no name beside it."),
            _("Do you not agree? Write to %(mail)s. You can also complain to the %(name)s: %(url)s")
            % {"mail": library.privacy_email, "name": library.authority, "url": library.authority_url},
        )
    return Paper(Letter(title, paragraphs, language), _plan(person_id, language, now), after=True)


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
