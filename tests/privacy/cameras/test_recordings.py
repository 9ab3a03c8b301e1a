"""Recordings of cameras: four weeks, after an incident only, by two people; what the police claim stays."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import people
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from leeszaal.login.models import Role, StaffMember
from leeszaal.privacy.cameras import viewing
from leeszaal.privacy.cameras.claiming import claim, release
from leeszaal.privacy.cameras.files import file_of
from leeszaal.privacy.cameras.finding import take_in
from leeszaal.privacy.cameras.problems import CameraError, Problem
from leeszaal.privacy.cameras.tasks import take_in_recordings
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Camera, Recording, Viewing, Watched
from leeszaal.privacy.retention.night import Night

pytestmark = pytest.mark.django_db
NOW = (datetime.now(UTC) - timedelta(days=1)).replace(hour=12, minute=0, second=0, microsecond=0)
"""Yesterday at noon: what is on the disk was written by the clock of the machine."""
TODAY = NOW.date()


@pytest.fixture
def camera(tmp_path: Path, settings: object) -> Camera:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    return Camera.objects.create(
        branch_id=people.branch().pk, place="Hal", sees="De ingang", sign_since=TODAY, folder="hal", keeps_days=28
    )


def recorded(camera: Camera, days_ago: int) -> Path:
    """A recording on the disk that began at noon, so many days ago."""
    file = file_of(camera.folder, f"{TODAY - timedelta(days=days_ago):%Y%m%d}T120000.mp4")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"pictures of somebody")
    return file


def night(day: datetime) -> None:
    """The round of a night, as far as it is about recordings."""
    take_in(day)
    tonight = Night.of(register(), day.date())
    for rule in tonight.rules:
        if rule.ending.word == "delete the recording":
            rule.ending.carry_out(tonight.due(rule))


def asked(camera: Camera, by: StaffMember) -> Viewing:
    hours = timedelta(hours=1)
    return viewing.ask(
        camera, "2026-14", "Een tas is gestolen", begins_at=NOW - hours, ends_at=NOW + hours, by=by.pk, now=NOW
    )


@pytest.mark.promise("RET-3")
@pytest.mark.parametrize(("days_ago", "stays"), [(26, True), (27, False), (200, False)])
def test_the_night_deletes_the_file_of_a_recording_within_four_weeks(
    camera: Camera, days_ago: int, stays: bool
) -> None:
    file = recorded(camera, days_ago)
    night(NOW)
    assert (file.exists(), Recording.objects.exists()) == (stays, stays)


def test_a_camera_may_keep_shorter_than_the_register_says(camera: Camera) -> None:
    Camera.objects.update(keeps_days=3)
    old, young = recorded(camera, 3), recorded(camera, 2)
    night(NOW)
    assert (old.exists(), young.exists()) == (False, True)


def test_no_camera_keeps_longer_than_four_weeks_or_hangs_without_a_sign(camera: Camera) -> None:
    for wrong in ({"keeps_days": 29}, {"sign_since": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Camera.objects.update(**wrong)


@pytest.mark.promise("RET-3")
def test_a_recording_that_the_police_claim_stays_until_its_day(camera: Camera) -> None:
    file = recorded(camera, 20)
    take_in(NOW)
    claimed_one = claim(Recording.objects.get(), "PL-2026-0311", timezone.localdate())
    night(NOW + timedelta(days=30))
    assert file.exists()
    claim(claimed_one, "PL-2026-0311", timezone.localdate() - timedelta(days=1))
    night(NOW + timedelta(days=30))
    assert not file.exists()


def test_a_claim_that_is_given_up_leaves_the_recording_to_its_own_term(camera: Camera) -> None:
    file = recorded(camera, 40)
    take_in(NOW)
    release(claim(Recording.objects.get(), "PL-2026-0311", TODAY + timedelta(days=60)))
    night(NOW)
    assert not file.exists()


def test_the_job_of_the_night_takes_recordings_in_in_its_role(camera: Camera) -> None:
    recorded(camera, 1)
    take_in_recordings(0)
    assert Recording.objects.count() == 1


def test_a_file_without_a_moment_in_its_name_counts_from_when_it_was_written(camera: Camera) -> None:
    file = recorded(camera, 1).rename(file_of(camera.folder, "camera.mp4"))
    take_in(timezone.now())
    written = datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)
    assert Recording.objects.get().starts_at == written


@pytest.mark.promise("RET-3")
def test_one_person_does_not_open_a_recording(camera: Camera) -> None:
    one = people.staff("een", [Role.MANAGER])
    recorded(camera, 0)
    take_in(NOW)
    wanted = asked(camera, one)
    with pytest.raises(CameraError) as alone:
        viewing.open_recording(wanted, Recording.objects.get(), one.pk, now=NOW)
    with pytest.raises(CameraError) as twice:
        viewing.agree(wanted.pk, one.pk, now=NOW)
    assert (alone.value.problems, twice.value.problems) == ({"": Problem.NOT_AGREED}, {"": Problem.SAME_PERSON})
    with pytest.raises(IntegrityError), transaction.atomic():
        Viewing.objects.update(agreed_by=one.pk, agreed_at=NOW)
    assert not Watched.objects.exists()


@pytest.mark.promise("RET-3")
def test_two_people_open_a_recording_of_the_incident_and_it_is_written_down(camera: Camera) -> None:
    one, two = people.staff("een", [Role.MANAGER]), people.staff("twee", [Role.PRIVACY])
    recorded(camera, 0)
    take_in(NOW)
    agreed = viewing.agree(asked(camera, one).pk, two.pk, now=NOW)
    file = viewing.open_recording(agreed, Recording.objects.get(), one.pk, now=NOW)
    assert file.read_bytes() == b"pictures of somebody"
    assert Watched.objects.values_list("staff_id", "file").get() == (one.pk, file.name)


def test_what_was_agreed_is_for_two_people_for_a_day_and_for_that_time(camera: Camera) -> None:
    one, two, third = (people.staff(name, [Role.MANAGER]) for name in ("een", "twee", "drie"))
    recorded(camera, 0), recorded(camera, 9)
    take_in(NOW)
    old, young = Recording.objects.order_by("starts_at")
    agreed = viewing.agree(asked(camera, one).pk, two.pk, now=NOW)
    for recording, who, later, problem in (
        (young, third, 0, Problem.NOT_ONE_OF_TWO),
        (young, one, 25, Problem.OVER),
        (old, one, 0, Problem.OUTSIDE_PERIOD),
    ):
        with pytest.raises(CameraError) as refused:
            viewing.open_recording(agreed, recording, who.pk, now=NOW + timedelta(hours=later))
        assert refused.value.problems == {"": problem}


def test_nobody_asks_for_more_than_a_day(camera: Camera) -> None:
    with pytest.raises(CameraError) as refused:
        viewing.ask(camera, "2026-14", "x", begins_at=NOW - timedelta(days=2), ends_at=NOW, by=1, now=NOW)
    assert refused.value.problems == {"ends_at": Problem.TOO_LONG}


@pytest.mark.parametrize("name", ["../geheim", "..", "a/b.mp4"])
def test_no_name_leads_out_of_the_folder_of_a_camera(camera: Camera, name: str) -> None:
    with pytest.raises(ValueError, match="folder of its camera"):
        file_of(camera.folder, name)


@pytest.mark.promise("RET-3")
def test_the_live_proof_finds_what_is_too_old_in_a_row_or_on_the_disk(camera: Camera) -> None:
    proof = next(each for each in claimed().proofs if each.promise == "RET-3")
    recorded(camera, 28)
    take_in(NOW)
    recorded(camera, 29)
    assert proof.look(register(), TODAY).failed == 1
    take_in(NOW)
    found = proof.look(register(), TODAY)
    assert (found.checked, found.failed) == (2, 1)
    Recording.objects.update(claim="PL-1", claimed_until=TODAY)
    assert proof.look(register(), TODAY).failed == 0


@pytest.mark.promise("RET-3")
def test_in_the_office_one_is_refused_and_two_see_it(camera: Camera) -> None:
    one, two = people.staff("een", [Role.MANAGER]), people.staff("twee", [Role.PRIVACY])
    first, second = (people.log_in(Client(headers={"accept-language": "nl"}), each) for each in (one, two))
    moment = timezone.localtime()
    file = file_of(camera.folder, f"{moment:%Y%m%dT%H%M%S}.mp4")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"pictures of somebody")
    take_in(timezone.now())
    begins, ends = (f"{moment + timedelta(minutes=far):%Y-%m-%dT%H:%M}" for far in (-5, 5))
    filled = {"camera": camera.pk, "incident": "2026-14", "reason": "Tas weg", "begins_at": begins, "ends_at": ends}
    first.post("/office/privacy/cameras/", filled)
    wanted, recording = Viewing.objects.get(), Recording.objects.get()
    page, film = f"/office/privacy/cameras/viewings/{wanted.pk}/", f"recordings/{recording.pk}"
    answer = first.post(page + "agree", follow=True).content.decode()
    assert "Beelden bekijken doe je met twee mensen" in answer
    assert "Nog niemand anders" in first.post(page + film, follow=True).content.decode()
    second.post(page + "agree")
    shown = first.post(page + film)
    assert b"".join(shown.streaming_content) == b"pictures of somebody"
    assert one.name in second.get(page).content.decode()
    assert Watched.objects.count() == 1
