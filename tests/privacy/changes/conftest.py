"""The register that changes in these tests."""

import pytest

from leeszaal.privacy.register import Register, load


@pytest.fixture(scope="session")
def base_register() -> Register:
    """The base register, without any library's overlay."""
    return load()
