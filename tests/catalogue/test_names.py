"""Names as people say them."""

import pytest

from leeszaal.catalogue.names import natural


@pytest.mark.parametrize(
    ("filed", "said"),
    [
        ("Rijneveld, Marieke Lucas", "Marieke Lucas Rijneveld"),
        ("Boven, Yvette van", "Yvette van Boven"),
        ("Haasse, Hella S., 1918-2011.", "Hella S. Haasse"),
        ("Verne, Jules (1828-1905)", "Jules Verne"),
        ("Koch, Herman, 1953-", "Herman Koch"),
        ("Multatuli", "Multatuli"),
        ("United States. Congress. House", "United States. Congress. House"),
        ("King, Martin Luther, Jr.", "King, Martin Luther, Jr."),
        ("Conference on Paper, 3rd, 1999", "Conference on Paper, 3rd, 1999"),
        ("", ""),
    ],
)
def test_a_filed_name_is_said_with_the_first_names_first(filed: str, said: str) -> None:
    assert natural(filed) == said
