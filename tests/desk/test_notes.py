"""Notes of the desk: short-lived, and never hidden from the person."""

import people
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from leeszaal.patrons.models import Note, Patron
from leeszaal.privacy.models import Objection

TEXT = {"kind": "agreement", "text": "Mag het boek een week later brengen."}


def write(desk: Client, patron: Patron, **typed: str) -> str:
    page = desk.post(reverse("desk:write_note", args=[patron.pk]), TEXT | typed, follow=True)
    return page.content.decode()


@pytest.mark.promise("SERV-1")
def test_a_note_is_read_by_a_colleague_and_at_once_by_the_person(desk: Client) -> None:
    reader = people.patron(password=people.PASSWORD)
    assert TEXT["text"] in write(desk, reader)
    assert TEXT["text"] in desk.get(reverse("desk:patron", args=[reader.pk])).content.decode()
    own = people.log_in(Client(), reader).get(reverse("account:notes")).content.decode()
    assert TEXT["text"] in own
    assert "Joris" not in own


def test_a_note_holds_no_citizen_service_number(desk: Client, reader: Patron) -> None:
    write(desk, reader, text="Zijn nummer is 111222333")
    assert not Note.objects.exists()


def test_who_objects_to_notes_gets_none(desk: Client, reader: Patron) -> None:
    Objection.objects.create(person_kind="patron", person_id=reader.pk, activity="notes", since=timezone.now())
    write(desk, reader)
    assert not Note.objects.exists()


def test_a_note_that_is_settled_is_taken_away(desk: Client, reader: Patron) -> None:
    write(desk, reader)
    desk.post(reverse("desk:remove_note", args=[reader.pk, Note.objects.get().pk]))
    assert not Note.objects.exists()
    assert set(reader.changes.values_list("what", flat=True)) == {"note_written", "note_removed"}
