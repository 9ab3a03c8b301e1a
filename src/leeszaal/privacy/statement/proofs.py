"""Live proofs that follow from the register alone: terms, columns, recipients, and the statement itself."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from leeszaal.privacy import retention
from leeszaal.privacy.checks.columns import column_problems
from leeszaal.privacy.checks.erasure import erasure_problems
from leeszaal.privacy.claims import Claims, claimed
from leeszaal.privacy.cookies import cookies, cookies_that_can_be_set
from leeszaal.privacy.inventory import in_database, in_models
from leeszaal.privacy.law import EEA
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import StatementVersion
from leeszaal.privacy.register import Register, Words
from leeszaal.privacy.retention import Rule
from leeszaal.privacy.statement.content import in_all_languages
from leeszaal.privacy.statement.points import POINTS, missing

_OVERDUE = Words(
    "{failed} van {checked} gegevens onder deze termijnen staan er langer dan mag",
    "{failed} of {checked} entries under these terms have stayed longer than they may",
)


def _overdue(rules: Iterable[Rule], on: date) -> Figures:
    """Count what stands under terms, and what should have gone."""
    checked = failed = 0
    for rule in rules:
        checked += rule.ending.of._default_manager.filter(rule.ending.rows).count()
        failed += retention.count_due(rule, on)
    return Figures(checked, failed)


def _terms_of(promise: str) -> Callable[[Register, date], Figures]:
    """Look at the terms of the activities that take up a promise."""

    def look(register: Register, on: date) -> Figures:
        keys = {activity.key for activity, promised in register.promised() if activity and promised.id == promise}
        return _overdue((rule for rule in retention.rules(register, on) if rule.activity.key in keys), on)

    return look


def _all_terms(register: Register, on: date) -> Figures:
    unkept = list(erasure_problems(register, claimed(), in_models(), on))
    overdue = _overdue(retention.rules(register, on), on)
    return Figures(overdue.checked, overdue.failed + len(unkept))


def _columns(register: Register, on: date) -> Figures:
    stored = in_database()
    return Figures(len(stored), len(list(column_problems(register, stored, in_models()))))


def _statement(register: Register, on: date) -> Figures:
    contents = in_all_languages(register, claimed(), on)
    gone = sum(len(missing(content)) for content in contents.values())
    return Figures(len(POINTS) * len(contents), gone)


def _announced(register: Register, on: date) -> Figures:
    """Count changes of the statement, and those that members were not told of within thirty days."""
    changes = StatementVersion.objects.filter(number__gt=1)
    told = changes.exclude(announcing_ended_at=None).order_by("-number").values_list("number", flat=True).first() or 0
    late = [change for change in changes.filter(number__gt=told) if (on - change.published_at.date()).days > 30]
    return Figures(changes.count(), len(late))


def _cookies(register: Register, on: date) -> Figures:
    explained = {cookie.name for cookie in cookies()}
    can_be_set = cookies_that_can_be_set()
    return Figures(len(can_be_set), len(can_be_set - explained))


def _recipients(register: Register, on: date) -> Figures:
    """Count who receives data for an activity, and those without a purpose or an agreement in force."""
    given = [(activity, to) for activity in register.activities.values() for to in activity.recipients]
    partners = register.partners
    wrong = [to for _, to in given if not to.why.nl or (to.who in partners and not partners[to.who].in_force_on(on))]
    return Figures(len(given), len(wrong))


def _agreements(register: Register, on: date) -> Figures:
    partners = register.partners.values()
    return Figures(len(partners), sum(not partner.in_force_on(on) for partner in partners))


def _countries(register: Register, on: date) -> Figures:
    partners = register.partners.values()
    return Figures(len(partners), sum(partner.country not in EEA for partner in partners))


PROOFS = (
    *(LiveProof(promise, _OVERDUE, _terms_of(promise)) for promise in ("RET-1", "MEM-1", "PAY-3", "PAY-4")),
    LiveProof("RET-2", _OVERDUE, _all_terms),
    LiveProof(
        "MEM-2",
        Words(
            "{checked} kolommen in de database vergeleken met het register, {failed} verschillen",
            "{checked} columns of the database compared with the register, {failed} differences",
        ),
        _columns,
    ),
    LiveProof(
        "STMT-1",
        Words(
            "{checked} punten van artikel 13 en 14 in twee talen nagelopen, {failed} ontbreken",
            "{checked} points of articles 13 and 14 gone through in two languages, {failed} are missing",
        ),
        _statement,
    ),
    LiveProof(
        "NEWSTMT-1",
        Words(
            "{checked} keer veranderde de verklaring, {failed} keer hoorden de leden dat niet binnen dertig dagen",
            "the statement changed {checked} times, {failed} times members were not told within thirty days",
        ),
        _announced,
    ),
    LiveProof(
        "COOK-1",
        Words(
            "{checked} cookies kan deze website zetten, {failed} daarvan staan niet in de lijst",
            "{checked} cookies can be set by this website, {failed} of those are not in the list",
        ),
        _cookies,
    ),
    LiveProof(
        "SELL-1",
        Words(
            "{checked} ontvangers in het register, {failed} zonder doel of overeenkomst; een prijs past er niet in",
            "{checked} recipients in the register, {failed} without purpose or agreement; it has no place for a price",
        ),
        _recipients,
    ),
    LiveProof(
        "PROC-1",
        Words(
            "{checked} organisaties buiten de bibliotheek, {failed} zonder overeenkomst die geldt",
            "{checked} organisations outside the library, {failed} without an agreement in force",
        ),
        _agreements,
    ),
    LiveProof(
        "EU-1",
        Words(
            "{checked} organisaties buiten de bibliotheek, {failed} buiten de Europese Economische Ruimte",
            "{checked} organisations outside the library, {failed} outside the European Economic Area",
        ),
        _countries,
    ),
)


def proofs_by_promise(claims: Claims) -> Mapping[str, LiveProof]:
    """Give the live proof of each promise that has one: from the register alone, or claimed by an app."""
    return {proof.promise: proof for proof in (*PROOFS, *claims.proofs)}
