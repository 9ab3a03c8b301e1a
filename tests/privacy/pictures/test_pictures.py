"""Pictures at events: announced, close-ups by consent only, and gone when somebody wants that."""

from datetime import timedelta

import people
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, InternalError, transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.utils import timezone

from leeszaal.login.models import Role
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Picture, PictureConsent, PictureObjection, Publication
from leeszaal.privacy.pictures import consenting, objecting, publishing
from leeszaal.privacy.pictures.problems import PictureError, Problem
from leeszaal.privacy.retention.night import Night

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
NEXT_YEAR = TODAY + timedelta(days=365)
JPEG = b"\xff\xd8\xff\xe0 a picture"
SIGNED = PictureConsent.How.SIGNED


def picture(**fields: object) -> Picture:
    """A picture of a crowd that was announced, unless told otherwise."""
    usual = {"event": "Voorleesfeest", "taken_on": TODAY, "place": "Hal", "announced": "sign", "kept_at": "schijf 3"}
    return Picture.objects.create(**{**usual, **fields})


def publish(shown: Picture) -> Publication:
    return publishing.publish(shown.pk, "www.bibliotheek.example/feest", TODAY, NEXT_YEAR)


def refused(shown: Picture) -> set[Problem]:
    """Why the program refuses to publish a picture; the database then refuses as well."""
    with pytest.raises(PictureError) as error:
        publish(shown)
    with pytest.raises((IntegrityError, InternalError), match="may not be published"), transaction.atomic():
        Publication.objects.create(picture=shown, shown_at="toch", since=TODAY, until=NEXT_YEAR)
    return set(error.value.problems.values())


@pytest.mark.promise("IMG-1")
def test_a_close_up_is_published_when_everybody_in_it_agreed_and_not_before() -> None:
    shown = picture(recognisable=2)
    assert refused(shown) == {Problem.NO_CONSENT}
    consenting.consent(shown, SIGNED, TODAY, today=TODAY, patron_id=people.patron().pk)
    assert refused(shown) == {Problem.NO_CONSENT}
    consenting.consent(shown, SIGNED, TODAY, today=TODAY, name="Sanne Vink", by_guardian=True)
    assert publish(shown).removed_on is None


@pytest.mark.promise("IMG-1")
def test_a_picture_that_was_not_announced_is_not_published() -> None:
    assert refused(picture(announced="")) == {Problem.NOT_ANNOUNCED}


@pytest.mark.promise("IMG-1")
def test_a_consent_that_is_taken_back_asks_for_removal_and_stops_publishing() -> None:
    shown = picture(recognisable=1)
    given = consenting.consent(shown, SIGNED, TODAY, today=TODAY, name="Sanne Vink")
    publish(shown)
    consenting.withdraw(given, "Iemand trok de toestemming in.", today=TODAY, now=NOW)
    assert refused(shown) == {Problem.NO_CONSENT, Problem.WITHDRAWN, Problem.OBJECTED}
    assert PictureObjection.objects.get().picture == shown


def test_a_picture_is_taken_down_once_it_is_removed_everywhere_and_never_comes_back() -> None:
    shown = picture()
    published = publish(shown)
    objection = objecting.object_to("Ik sta links", "", now=NOW, picture=shown)
    with pytest.raises(PictureError) as too_early:
        objecting.take_down(objection.pk, "", now=NOW)
    assert too_early.value.problems == {"": Problem.STILL_SHOWN}
    publishing.remove(published, TODAY)
    objecting.take_down(objection.pk, "", now=NOW)
    assert refused(shown) == {Problem.TAKEN_DOWN}


def test_an_objection_is_refused_with_reasons_only_and_once() -> None:
    objection = objecting.object_to("Ik sta links", "", now=NOW, picture=picture())
    with pytest.raises(PictureError) as silent:
        objecting.refuse(objection.pk, " ", now=NOW)
    objecting.refuse(objection.pk, "Je bent niet te herkennen.", now=NOW)
    with pytest.raises(PictureError) as again:
        objecting.take_down(objection.pk, "", now=NOW)
    assert (silent.value.problems, again.value.problems) == ({"answer": Problem.NO_REASONS}, {"": Problem.CLOSED})


@pytest.mark.promise("IMG-1")
def test_somebody_objects_without_logging_in_and_the_public_reads_nothing_back() -> None:
    page = Client(headers={"accept-language": "nl"})
    answer = page.post(
        "/privacy/pictures/", {"words": "Foto op de site: ik sta links", "contact": "anna@lezers.example"}
    )
    made = PictureObjection.objects.get()
    assert made.words == "Foto op de site: ik sta links"
    assert TODAY + timedelta(days=27) < made.due_on < TODAY + timedelta(days=36)
    assert "anna@" not in answer.content.decode()
    for role in ("public", "objecting"):
        denied = pytest.raises(ProgrammingError, match="permission denied")
        with acting_as(role), denied, transaction.atomic():
            PictureObjection.objects.values_list("contact").first()


def test_the_office_keeps_pictures_with_consents_and_publications() -> None:
    reader = people.patron()
    office = people.log_in(Client(), people.staff("privacy", [Role.PRIVACY]))
    file = SimpleUploadedFile("feest.jpg", JPEG, "image/jpeg")
    typed = {"event": "Feest", "taken_on": TODAY, "place": "Hal", "announced": "sign", "recognisable": 1, "file": file}
    office.post("/office/privacy/pictures/new", typed)
    made = Picture.objects.get()
    page = f"/office/privacy/pictures/{made.pk}/"
    assert office.get(page + "file").content == JPEG
    agreed = {"card": people.card_of(reader), "how": "signed", "given_on": TODAY}
    office.post(page + "consent", agreed)
    assert PictureConsent.objects.get().person_id == reader.pk
    office.post(page + "publish", {"shown_at": "website", "since": TODAY, "until": NEXT_YEAR})
    shown = Publication.objects.get()
    assert "website" in office.get(page).content.decode()
    office.post(f"{page}consents/{PictureConsent.objects.get().pk}/withdraw")
    asked = PictureObjection.objects.get()
    office.post(f"{page}publications/{shown.pk}/remove")
    office.post(f"/office/privacy/pictures/objections/{asked.pk}", {"take_down": "1", "answer": ""})
    made.refresh_from_db()
    assert made.taken_down_at is not None


def test_a_consent_of_a_day_to_come_is_refused_and_one_that_slipped_in_can_be_taken_back() -> None:
    shown, tomorrow = picture(recognisable=1), TODAY + timedelta(days=1)
    with pytest.raises(PictureError) as refusal:
        consenting.consent(shown, SIGNED, tomorrow, today=TODAY, name="Sanne Vink")
    assert refusal.value.problems == {"given_on": Problem.TO_COME}
    given = PictureConsent.objects.create(picture=shown, how=SIGNED, given_on=tomorrow, name="Sanne Vink")
    office = people.log_in(Client(headers={"accept-language": "en"}), people.staff("privacy", [Role.PRIVACY]))
    page = f"/office/privacy/pictures/{shown.pk}/"
    assert office.post(f"{page}consents/{given.pk}/withdraw").status_code == 302
    typed = {"name": "Sanne Vink", "how": "signed", "given_on": tomorrow}
    assert "This day is still to come." in office.post(f"{page}consent", typed, follow=True).content.decode()
    assert PictureConsent.objects.get().withdrawn_on == tomorrow


def test_a_publication_that_was_to_begin_later_can_be_called_off() -> None:
    later = publishing.publish(picture().pk, "website", TODAY + timedelta(days=9), NEXT_YEAR)
    assert publishing.remove(later, TODAY).removed_on == later.since


def test_what_is_no_picture_is_not_taken() -> None:
    office = people.log_in(Client(), people.staff("privacy", [Role.PRIVACY]))
    file = SimpleUploadedFile("feest.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    typed = {"event": "Feest", "taken_on": TODAY, "place": "Hal", "announced": "sign", "recognisable": 0, "file": file}
    assert office.post("/office/privacy/pictures/new", typed).status_code == 200
    assert not Picture.objects.exists()


def test_a_picture_that_is_still_shown_is_not_erased_before_it_is_removed() -> None:
    shown, gone = picture(taken_on=TODAY - timedelta(days=1900)), picture(taken_on=TODAY - timedelta(days=1900))
    publish(shown)
    tonight = Night.of(register(), TODAY)
    rule = next(each for each in tonight.rules if each.ending.word == "erase the picture")
    assert list(tonight.due(rule)) == [gone]


@pytest.mark.promise("IMG-1")
def test_the_live_proof_finds_a_picture_that_should_not_be_shown() -> None:
    proof = next(each for each in claimed().proofs if each.promise == "IMG-1")
    shown = picture(recognisable=1)
    given = consenting.consent(shown, SIGNED, TODAY, today=TODAY, name="Sanne Vink")
    publish(shown)
    assert (proof.look(register(), TODAY).checked, proof.look(register(), TODAY).failed) == (1, 0)
    consenting.withdraw(given, "Ingetrokken.", today=TODAY, now=NOW)
    assert proof.look(register(), TODAY).failed == 0
    assert proof.look(register(), TODAY + timedelta(days=60)).failed == 1
