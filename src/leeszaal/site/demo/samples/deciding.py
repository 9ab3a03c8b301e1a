"""What waits for two people: a change of an agreement, and a change of the register after one that was agreed to."""

from dataclasses import replace

from leeszaal.common.periods import Period
from leeszaal.privacy.changes import look
from leeszaal.privacy.changes.signing import sign
from leeszaal.privacy.disclosure import changing
from leeszaal.privacy.models import Agreement
from leeszaal.privacy.register import Register, Words
from leeszaal.site.demo.samples.stage import MANAGER, OFFICER, Stage

_ACTIVITY = "questions"
_SHORTER = Period.parse("P3M")
_BECAUSE = Words(
    "Drie maanden kun je nog terugkomen op ons antwoord.", "For three months you may come back to our answer."
)


def leave_to_decide(stage: Stage) -> None:
    """Ask for both changes."""
    _change_agreement(stage)
    _change_register(stage)


def _change_agreement(stage: Stage) -> None:
    partner = stage.register.partners.get(stage.register.library.mail_server)
    wanted = Agreement.objects.filter(partner=partner.key, title=partner.agreement).first() if partner else None
    if wanted is not None:
        wanted.sub_processors = [{"name": "Voorbeeld Hosting", "country": "DE"}]
        changing.change(wanted, None, by=OFFICER, register=stage.register, now=stage.ago(1, 12))


def _change_register(stage: Stage) -> None:
    """Let two people agree to a register that kept questions shorter, so that the one that runs waits for them."""
    before = look(_shorter(stage.register), stage.now)
    if before is not None:
        for number in (OFFICER, MANAGER):
            sign(before.number, before.fingerprint, number, stage.now)
        waits = look(stage.register, stage.now)
        if waits is not None:
            sign(waits.number, waits.fingerprint, MANAGER, stage.now)


def _shorter(register: Register) -> Register:
    activity = register.activities[_ACTIVITY]
    first, *others = activity.keeping
    shorter = replace(activity, keeping=(replace(first, lasts=_SHORTER, because=_BECAUSE), *others))
    return replace(register, activities={**register.activities, _ACTIVITY: shorter})
