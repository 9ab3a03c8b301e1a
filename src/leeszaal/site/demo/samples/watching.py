"""Cameras: what hangs where, a recording that two people looked at, and one that waits for a second person."""

from datetime import datetime, timedelta

from leeszaal.privacy.cameras import claiming, finding, viewing
from leeszaal.privacy.cameras.files import folder_of
from leeszaal.privacy.models import Camera, Recording
from leeszaal.site.demo import house
from leeszaal.site.demo.samples.stage import MANAGER, OFFICER, Stage

_EMPTY = b"A recording of the demo: there is no picture in it.\n"


def watch(stage: Stage) -> None:
    """Hang cameras, let them record, and look after two incidents."""
    entrance = _camera(stage, house.CENTRUM, "Entree", "de draaideur en de kluisjes", "centrum-entree")
    bicycles = _camera(stage, house.DE_VAART, "Fietsenstalling", "de fietsenrekken bij de deur", "vaart-fietsen")
    Camera.objects.create(
        branch_id=house.BUS, place="Instap", sees="de treden", folder="bus-instap", keeps_days=7, is_active=False
    )
    _record(entrance, stage.ago(3, 15))
    _record(bicycles, stage.ago(2, 16))
    finding.take_in(stage.ago(1, 2))
    _looked_at(stage, entrance)
    begins_at = stage.ago(2, 16)
    viewing.ask(
        bicycles,
        "2026-031",
        "Een fiets is uit het rek verdwenen.",
        begins_at=begins_at,
        ends_at=begins_at + timedelta(minutes=45),
        by=MANAGER,
        now=stage.ago(1, 11),
    )


def _camera(stage: Stage, branch: int, place: str, sees: str, folder: str) -> Camera:
    since = stage.day(-420)
    return Camera.objects.create(
        branch_id=branch, place=place, sees=sees, folder=folder, keeps_days=14, sign_since=since, is_active=True
    )


def _record(camera: Camera, begins_at: datetime) -> None:
    folder = folder_of(camera.folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{begins_at:%Y%m%dT%H%M%S}.mp4").write_bytes(_EMPTY)


def _looked_at(stage: Stage, camera: Camera) -> None:
    recording, begins_at = Recording.objects.get(camera=camera), stage.ago(3, 15)
    asked = viewing.ask(
        camera,
        "2026-030",
        "Twee kluisjes zijn opengebroken.",
        begins_at=begins_at,
        ends_at=begins_at + timedelta(minutes=30),
        by=OFFICER,
        now=stage.ago(2, 9),
    )
    agreed = viewing.agree(asked.pk, MANAGER, now=stage.ago(2, 10))
    for hour, number in ((11, OFFICER), (12, MANAGER)):
        viewing.open_recording(agreed, recording, number, now=stage.ago(2, hour))
    claiming.claim(recording, "PL0100-2026-4711", stage.day(60))
