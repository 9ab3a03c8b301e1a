"""A day that is typed lies within bounds: a slip of the hand is told, never kept nor answered with an error page."""

from collections.abc import Iterator

import people
import pytest
from django import forms
from django.test import Client
from django.utils import timezone

from leeszaal.login.models import Role
from leeszaal.office import (
    agreements_forms,
    breach_forms,
    camera_forms,
    legal_claims_forms,
    picture_forms,
    training_pages,
)
from leeszaal.privacy.models import Camera

MODULES = (agreements_forms, breach_forms, camera_forms, legal_claims_forms, picture_forms, training_pages)
FAR = ("0001-01-01", "1066-10-14", "9999-12-31")


def typed_days() -> Iterator[tuple[str, forms.Field]]:
    """Every day and moment that a form of a small register asks for."""
    for module in MODULES:
        for form in vars(module).values():
            if isinstance(form, type) and issubclass(form, forms.BaseForm) and hasattr(form, "base_fields"):
                for name, field in form.base_fields.items():
                    if isinstance(field, forms.DateField | forms.DateTimeField):
                        yield f"{module.__name__.rpartition('.')[2]}.{form.__name__}.{name}", field


DAYS = dict(typed_days())


def test_the_forms_ask_for_days() -> None:
    assert len(DAYS) >= 20


@pytest.mark.parametrize("name", sorted(DAYS))
def test_a_day_in_a_wrong_century_is_refused(name: str) -> None:
    moment = "T12:00" if isinstance(DAYS[name], forms.DateTimeField) else ""
    for day in FAR:
        with pytest.raises(forms.ValidationError):
            DAYS[name].clean(day + moment)
    assert DAYS[name].clean(timezone.localdate().isoformat() + moment) is not None


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_pages_tell_what_is_wrong_with_such_a_day(day: str) -> None:
    office = people.log_in(Client(headers={"accept-language": "en"}), people.staff("privacy", [Role.PRIVACY]))
    camera = Camera.objects.create(branch_id=1, place="Hal", sees="de deur", folder="hal", is_active=False)
    asking = {"camera": camera.pk, "incident": "7", "reason": "schade"}
    pages = {
        "cameras/": asking | {"begins_at": f"{day}T10:00", "ends_at": f"{day}T11:00"},
        "breaches/new": {"title": "x", "story": "x", "kinds": ["confidentiality"], "aware_at": f"{day}T10:00"},
        "training/": {"staff_id": people.staff("balie", [Role.DESK]).pk, "course": "x", "given_on": day},
    }
    for path, typed in pages.items():
        answer = office.post(f"/office/privacy/{path}", typed)
        assert answer.status_code == 200, path
        assert "Look at the year." in answer.content.decode() or "still to come" in answer.content.decode(), path
