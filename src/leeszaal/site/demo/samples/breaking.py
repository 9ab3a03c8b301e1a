"""Breaches: a drill of which the clock runs, and a small one that was reported and closed."""

from datetime import timedelta

from leeszaal.privacy.breaches import handling
from leeszaal.privacy.breaches.kinds import Kind, Risk, What
from leeszaal.privacy.models import BreachScope
from leeszaal.site.demo.samples.stage import MANAGER, NUMBERS, OFFICER, Stage


def break_something(stage: Stage) -> None:
    """Write both down, as far as they are handled."""
    _wrong_address(stage)
    _drill(stage)


def _drill(stage: Stage) -> None:
    aware_at = stage.ago(1, 16)
    story = (
        "Een laptop met een lijst van leden en hun adressen is gestolen uit een auto. De lijst was niet versleuteld."
    )
    drill = handling.record(
        "Gestolen laptop", story, [Kind.CONFIDENTIALITY], aware_at, by=OFFICER, drill=True, now=stage.ago(1, 17)
    )
    scope = BreachScope(what=What.TABLE, label="patrons.Address")
    handling.add_scope(drill.pk, scope, by=OFFICER, register=stage.register, now=stage.ago(1, 18))
    handling.assess(
        drill.pk,
        Risk.HIGH,
        "Van bijna alle leden zijn naam en adres samen bekend geworden.",
        consequences="Iemand kan zich voordoen als de bibliotheek, of weten waar je woont.",
        measures="We hebben de log-in van de laptop gesloten. Klik niet op links in berichten die je niet verwacht.",
        by=OFFICER,
        now=stage.ago(1, 19),
    )


def _wrong_address(stage: Stage) -> None:
    aware_at = stage.ago(37, 11)
    story = "Aan de balie van de bibliobus is een uitdraai met leningen aan een ander lid meegegeven."
    breach = handling.record(
        "Uitdraai meegegeven", story, [Kind.CONFIDENTIALITY], aware_at, by=MANAGER, drill=False, now=aware_at
    )
    begins_at = aware_at - timedelta(hours=2)
    scope = BreachScope(what=What.STAFF, subject_id=NUMBERS["bus"], begins_at=begins_at, ends_at=aware_at)
    handling.add_scope(breach.pk, scope, by=OFFICER, register=stage.register, now=stage.ago(37, 13))
    handling.assess(
        breach.pk,
        Risk.RISK,
        "Wat iemand leent kan gevoelig zijn. De uitdraai is dezelfde middag teruggebracht.",
        consequences="Een ander lid heeft gezien welke boeken iemand thuis had.",
        measures="De uitdraai is vernietigd. Uitdraaien gaan voortaan in een envelop met naam.",
        by=OFFICER,
        now=stage.ago(37, 15),
    )
    handling.report(breach.pk, stage.ago(36, 10), "DEMO-0001", "", by=OFFICER, now=stage.ago(36, 10))
    handling.close(breach.pk, OFFICER, now=stage.ago(30))
