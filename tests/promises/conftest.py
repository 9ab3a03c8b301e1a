"""The register of each library, and a night that can be any night."""

from collections.abc import Callable
from datetime import date

import pytest

from leeszaal.privacy import retention
from leeszaal.privacy.register import Register, load

OVERLAYS = ("", "bieb", "almere")


@pytest.fixture(scope="session")
def base_register() -> Register:
    """The register without an overlay."""
    return load()


@pytest.fixture(params=OVERLAYS)
def any_register(request: pytest.FixtureRequest) -> Register:
    """The register of each library in turn."""
    return load(overlay=request.param)


@pytest.fixture
def night(db: None, base_register: Register) -> Callable[..., None]:
    """Carry out the terms of a register as on a day; the base register unless another is given."""

    def carry_out(on: date, register: Register = base_register) -> None:
        retention.nightly_round(register, on)

    return carry_out
