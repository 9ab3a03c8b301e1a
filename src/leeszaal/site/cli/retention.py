"""`leeszaal retention`: carry out the terms of the register, prove it, and tell whether it is up to date."""

import json
import sys
from datetime import datetime

import click
from django.utils import timezone

from leeszaal.privacy import retention
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Proof
from leeszaal.privacy.proofs.chain import proofs, said
from leeszaal.privacy.proofs.verifying import verify
from leeszaal.privacy.proofs.witness import noted
from leeszaal.privacy.retention.outcome import Round
from leeszaal.privacy.retention.standing import Standing, standing
from leeszaal.site.cli.ground import on_database, refuse_when_wrong

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.group("retention")
def command() -> None:
    """Erasing what is past its term: each night by itself, or now."""


@command.command("run")
@click.option("--dry-run", is_flag=True, help="Only count, for each rule, what would go; change nothing.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Carry it out as on this day; today unless given.")
@as_json_option
@on_database
def run(dry_run: bool, today: datetime | None, as_json: bool) -> None:
    """Carry out every term of the register that is in force, and leave a proof.

    A rule that would end very much waits until two people agreed on /office/privacy/erasing/. Exit code 1 when a rule
    failed or left something that should have gone.
    """
    refuse_when_wrong("Erasing")
    declared, day = register(), today.date() if today else timezone.localdate()
    number = len(list(retention.rules(declared, day)))
    with click.progressbar(length=number, label="Rules", file=sys.stderr) as bar:
        done = retention.make_round(declared, day, dry_run=dry_run, tell=lambda outcome: bar.update(1))
    if as_json:
        click.echo(json.dumps(done.told(), ensure_ascii=False, indent=2))
    else:
        _show(done)
    if not done.is_right:
        raise SystemExit(1)


@command.command("status")
@as_json_option
@on_database
def status(as_json: bool) -> None:
    """Tell when the last round was made and whether anything is overdue. Exit code 1 when it is not right."""
    found = standing(register(), timezone.now(), timezone.localdate())
    if as_json:
        click.echo(json.dumps(found.told(), ensure_ascii=False, indent=2))
    else:
        _tell(found)
    if not found.is_right:
        raise SystemExit(1)


@command.command("proofs")
@click.option("--after", default=0, help="Only those after this number.")
@as_json_option
@on_database
def show_proofs(after: int, as_json: bool) -> None:
    """Give the proofs of all rounds and of erasures at request, for whoever wants to compute the chain again."""
    if as_json:
        click.echo(json.dumps({"proofs": list(proofs(after))}, ensure_ascii=False, indent=2))
        return
    for proof in Proof.objects.filter(number__gt=after).order_by("number"):
        what = "night" if proof.is_of_a_night else "request"
        click.echo(f"{proof.number:>6}  {said(proof.made_at)}  {what:<7}  {proof.ended:>9} ended  {proof.hash}")


@command.command("verify")
@as_json_option
@on_database
def verify_chain(as_json: bool) -> None:
    """Compute the chain of proofs again. Exit code 1, naming the first that is broken, when one was changed.

    It is compared with the hashes that were written down beside the journal of erasures; what that file does not have
    could have been made anew as a whole.
    """
    known = noted()
    verdict = verify(proofs(), known)
    whole = verdict.broken is None
    if as_json:
        told = {"whole": whole, "proofs": verdict.proofs, "broken": verdict.broken, "why": verdict.why}
        click.echo(json.dumps(told | {"compared": len(known)}))
    else:
        click.echo(_whole(verdict.proofs, len(known)) if whole else _broken(verdict.broken, verdict.why))
    if not whole:
        raise SystemExit(1)


def _whole(number: int, compared: int) -> str:
    return f"{number} proofs, the chain is whole; {compared} of them are as written down outside the database."


def _broken(number: int | None, why: str) -> str:
    return f"Proof {number} is broken: {why}."


def _show(done: Round) -> None:
    for outcome in done.outcomes:
        rule = outcome.rule
        click.echo(f"{outcome.due:>9} due {outcome.ended:>9} ended  {rule.activity.key}: {rule.term.then}")
        for word, count in outcome.kept.items():
            click.echo(f"{count:>33} kept: {word}")
        if outcome.waits:
            click.echo(f"{'':>28} waits until two people agree")
        if outcome.fault:
            click.echo(f"{'':>28} failed: {outcome.fault}")
    if done.proof:
        click.echo(f"Proof {done.proof.number}: {done.proof.hash}")


def _tell(found: Standing) -> None:
    made = found.last.made_at.isoformat(timespec="minutes") if found.last else "never"
    click.echo(f"Last round: {made}{' (late)' if found.is_late else ''}")
    for fault in found.faults:
        click.echo(f"  failed: {fault}")
    for overdue in found.overdue:
        waits = "waits until two people agree" if overdue.waits else "overdue"
        click.echo(f"  {overdue.rows} {waits}: {overdue.rule.activity.key}: {overdue.rule.term.then}")
    click.echo("Right." if found.is_right else "Not right.")
