"""Who received somebody's data hears that they were erased, corrected or restricted (article 19)."""

from dataclasses import replace
from datetime import timedelta

import leaving
import people
import pytest
from django.core import mail

from leeszaal.common.actor import JOB
from leeszaal.patrons.models import Address, Patron
from leeszaal.patrons.queries import details_of
from leeszaal.patrons.services import change_details
from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.door import NotLetOutError
from leeszaal.privacy.erasure import erase_person
from leeszaal.privacy.models import Agreement, Disclosure, PassingOn, Restriction
from leeszaal.privacy.passing_on import close, making, not_reached, partners_with, send, telling
from leeszaal.privacy.register import Register
from leeszaal.privacy.restriction import restrict

pytestmark = pytest.mark.django_db
NOW = people.NOW


@pytest.fixture
def with_printer(monkeypatch: pytest.MonkeyPatch) -> Register:
    """A register in which a printer makes the cards, and so gets names."""
    made = replace(leaving.with_printer(), partners={"printer": leaving.PRINTER})
    leaving.agree()
    for module in (making, telling):
        monkeypatch.setattr(module, "register", lambda: made)
    return made


def at_home() -> Patron:
    """A member with an address."""
    patron = people.patron()
    where = {"street": "Turfplein", "house_number": 1, "postcode": "7910 LV", "town": "Lindeveen"}
    Address.objects.create(patron=patron, kind=Address.Kind.HOME, **where)
    return patron


def test_only_partners_that_get_a_column_are_told_of_it(with_printer: Register) -> None:
    assert set(partners_with(with_printer, ["patron"])) == {"printer"}
    assert partners_with(with_printer, ["patron"], ["patrons.Address.street"]) == {}
    assert partners_with(with_printer, ["staff"]) == {}


def test_the_mail_service_keeps_nothing_and_so_has_nothing_to_correct() -> None:
    assert "mail" in register().partners
    assert set(partners_with(register(), ["patron"])) == {"kb", "cbs", "libraries"}


@pytest.mark.promise("RIGHT-2")
def test_a_corrected_name_is_passed_on_to_who_received_it(with_printer: Register) -> None:
    patron = at_home()
    change_details(patron.pk, replace(details_of(patron), family_name="Dijk"), people.at_desk(), now=NOW)
    note = PassingOn.objects.get()
    assert (note.partner, note.what, note.fields) == ("printer", "corrected", ["patrons.Patron.family_name"])
    assert note.known_as == people.card_of(patron)


def test_a_corrected_address_is_not_passed_on_to_who_never_had_it(with_printer: Register) -> None:
    patron = at_home()
    new = replace(details_of(patron), street="Turfkade", house_number=3)
    change_details(patron.pk, new, people.at_desk(), now=NOW)
    assert not PassingOn.objects.exists()


@pytest.mark.promise("RIGHT-4")
def test_a_restriction_is_passed_on(with_printer: Register) -> None:
    restrict(people.patron().pk, Restriction.Ground.ACCURACY, JOB, now=NOW)
    assert PassingOn.objects.get().what == "restricted"


@pytest.mark.promise("RIGHT-3")
def test_an_erasure_is_passed_on_and_the_note_leads_to_nobody_here(with_printer: Register) -> None:
    patron = people.patron()
    erase_person(patron.pk, JOB, now=NOW, known_as="21000000000001")
    note = PassingOn.objects.get()
    assert (note.what, note.person_id, note.known_as) == ("erased", None, "21000000000001")


def test_a_note_is_sent_by_e_mail_and_closed_when_it_was_received(with_printer: Register) -> None:
    restrict(people.patron().pk, Restriction.Ground.ACCURACY, JOB, now=NOW, known_as="21000000000001")
    note = PassingOn.objects.get()
    assert send(note, "kaarten@example.nl", now=NOW)
    (message,) = mail.outbox
    assert message.to == ["kaarten@example.nl"]
    assert "21000000000001" in message.body
    assert "Berg" not in message.body
    lines = Disclosure.objects.order_by("matter__recipient")
    assert list(lines.values_list("matter__recipient", "matter__ground", "person_id", "outcome")) == [
        ("mail", "6(1)(c)", note.person_id, "sent"),
        ("printer", "19", note.person_id, "sent"),
    ]
    assert set(lines[0].matter.columns) == {f"privacy.PassingOn.{name}" for name in ("known_as", "what", "fields")}
    close(note, PassingOn.State.RECEIVED, now=NOW)
    note.refresh_from_db()
    assert (note.state, note.known_as) == ("received", None)


def test_who_cannot_be_reached_is_told_to_the_person(with_printer: Register, settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # type: ignore[attr-defined]
    patron = people.patron()
    restrict(patron.pk, Restriction.Ground.ACCURACY, JOB, now=NOW)
    note = PassingOn.objects.get()
    assert not any(send(note, "weg@example.nl", now=NOW) for _ in range(3))
    assert [each.partner for each in not_reached(patron.pk)] == ["printer"]


@pytest.mark.promise("PROC-1")
@pytest.mark.parametrize("partner", ["printer", "mail"])
def test_without_an_agreement_with_the_reader_or_with_the_mail_service_nothing_is_told(
    with_printer: Register, partner: str
) -> None:
    restrict(people.patron().pk, Restriction.Ground.ACCURACY, JOB, now=NOW)
    Agreement.objects.filter(partner=partner).update(ends_on=people.TODAY - timedelta(days=1))
    with pytest.raises(NotLetOutError, match="agreement_ended"):
        send(PassingOn.objects.get(), "kaarten@example.nl", now=NOW)
    assert not mail.outbox
    assert not Disclosure.objects.exists()
