"""The parts of a page of results that come in dozens, written in Python: hits and choices of facets.

As templates they took twenty milliseconds of a page, five times what the search itself takes; so they take less than
one. All else of the page is a template. What comes from records and readers is escaped here, each value once.
"""

from leeszaal.opac.markup.choices import choices
from leeszaal.opac.markup.hits import hits

__all__ = ["choices", "hits"]
