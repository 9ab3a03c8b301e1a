"""The register of each library."""

import pytest

from leeszaal.privacy.register import Register, load


@pytest.fixture(scope="session")
def base_register() -> Register:
    """The register without an overlay."""
    return load()


@pytest.fixture(params=["", "bieb", "almere"])
def any_register(request: pytest.FixtureRequest) -> Register:
    """The register of each library in turn."""
    return load(overlay=request.param)
