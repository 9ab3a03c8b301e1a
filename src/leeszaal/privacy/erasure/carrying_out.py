"""Carrying an erasure out: in one transaction, counted, and with nothing left of who it was."""

from collections import Counter
from datetime import datetime
from uuid import uuid4

from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.privacy.backup.tombstones import burying
from leeszaal.privacy.claims import Claims, claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure.means import means_of_ending
from leeszaal.privacy.erasure.planning import Plan, make_plan, rows_to_end, without_obstacles
from leeszaal.privacy.erasure.proving import prove_erasure
from leeszaal.privacy.models import Erasure, PassingOn
from leeszaal.privacy.objection.ending import end_objections
from leeszaal.privacy.passing_on.making import pass_on
from leeszaal.privacy.restriction.refusing import refuse_if_restricted
from leeszaal.privacy.restriction.standing import PATRON
from leeszaal.privacy.retention.ending import end_rows


def erase_person(person_id: int, actor: Actor, *, now: datetime, known_as: str = "") -> Erasure:
    """Erase what a patron may ask to be erased; asked again, it goes on with what had to wait.

    `known_as` is the number by which recipients know the person.

    Raises:
        RestrictedError: when the data are restricted: they are kept until the restriction is lifted.
    """
    with burying():
        refuse_if_restricted(person_id, actor)
        return _begin_or_go_on(person_id, known_as, now)


def _begin_or_go_on(person_id: int, known_as: str, now: datetime) -> Erasure:
    _lock(person_id)
    erasure, is_new = Erasure.objects.get_or_create(
        person_kind=PATRON, person_id=person_id, done_at=None, defaults={"number": uuid4(), "asked_at": now}
    )
    if is_new:
        pass_on(person_id, PassingOn.What.ERASED, known_as=known_as, now=now)
        end_objections(person_id, now=now)
    return _erase(erasure, person_id, now)


def go_on_erasing(*, now: datetime) -> int:
    """Go on with every erasure that is not done, each in a transaction of its own; give how many are done now."""
    done = 0
    for key in Erasure.objects.filter(done_at=None).values_list("pk", flat=True):
        with burying():
            erasure = Erasure.objects.select_for_update(skip_locked=True).filter(pk=key, done_at=None).first()
            if erasure is not None and erasure.person_id is not None:
                _lock(erasure.person_id)
                done += _erase(erasure, erasure.person_id, now).done_at is not None
    return done


def _erase(erasure: Erasure, person_id: int, now: datetime) -> Erasure:
    claims = claimed()
    ended = _close(person_id, claims, now) + _end_all(person_id, claims, now)
    plan = make_plan(person_id, on=timezone.localdate(now))
    if plan.goes:
        raise RuntimeError("an erasure left behind what it was to erase")
    erasure.gone, erasure.stays = dict(Counter(erasure.gone) + ended), _said(plan)
    erasure.left_over = sum(line.rows for line in plan.waits)
    if not plan.waits:
        erasure.done_at = now
        PassingOn.objects.filter(person_kind=PATRON, person_id=person_id).update(person_id=None)
        erasure.person_id = None
    if ended or erasure.done_at:
        erasure.proof = prove_erasure(ended, erasure, now).number
    erasure.save()
    return erasure


def _lock(person_id: int) -> None:
    """Let nobody lend to or charge somebody who is being erased."""
    own_rows = {people.of for people in claimed().people if people.word == PATRON and people.of}
    for model in own_rows:
        list(model._default_manager.select_for_update().filter(pk=person_id).values_list("pk"))


def _close(person_id: int, claims: Claims, now: datetime) -> Counter[str]:
    return +Counter({each.word: each.carry_out(person_id, now) for each in claims.closing if each.people == PATRON})


def _end_all(person_id: int, claims: Claims, now: datetime) -> Counter[str]:
    """End everything that nothing holds, again and again: what ends may have held something else."""
    gone: Counter[str] = Counter()
    means = [each for each in means_of_ending(register(), claims, timezone.localdate(now)) if each.duty is None]
    while True:
        ended: Counter[str] = Counter()
        for each in means:
            rows = without_obstacles(rows_to_end(each, person_id, claims), each)
            if keys := list(rows.values_list("pk", flat=True)):
                end_rows(each.ending, keys, now, claims)
                ended[each.ending.word] += len(keys)
        if not ended:
            return gone
        gone += ended


def _said(plan: Plan) -> dict[str, dict[str, int]]:
    """Say what stays by duty and what waits, in numbers of rows."""
    duties: Counter[str] = Counter()
    for line in plan.stays:
        duties[line.duty.activity.key if line.duty else line.word] += line.rows
    waits: Counter[str] = Counter()
    for line in plan.waits:
        waits[line.word] += line.rows
    return {"by duty": dict(duties), "waiting": dict(waits)}
