"""From a record to what readers, search and rules need of it. Never raises: what a record does not tell stays empty."""

from leeszaal.catalogue.marc.derive import notes, numbers, people, publication, subjects, titles
from leeszaal.catalogue.marc.derive.audience import age_level
from leeszaal.catalogue.marc.derive.indexed import Indexed
from leeszaal.catalogue.marc.derive.material import material_type
from leeszaal.catalogue.marc.derive.values import (
    Contributor,
    Derived,
    HeadingKind,
    MaterialType,
    SeeFrom,
    SeriesEntry,
)
from leeszaal.catalogue.marc.derive.work import work_key
from leeszaal.catalogue.marc.record import MarcRecord
from leeszaal.common.sortkeys import sort_key

__all__ = ["Contributor", "Derived", "HeadingKind", "MaterialType", "SeeFrom", "SeriesEntry", "derive"]


_UNTIL_TOLD = "dut"
"""The language whose articles are passed over in sorting where a record names none."""


def derive(record: MarcRecord) -> Derived:
    """Derive everything from one bibliographic record."""
    fields = Indexed(record)
    kind = material_type(fields)
    languages = publication.languages(fields)
    language = languages[0] if languages else _UNTIL_TOLD
    genres = subjects.genres(fields)
    return Derived(
        control_number=numbers.control_number(fields),
        isbns=numbers.isbns(fields),
        issns=numbers.issns(fields),
        material_type=kind,
        title=titles.title(fields),
        subtitle=titles.subtitle(fields),
        part=titles.part(fields),
        responsibility=titles.responsibility(fields),
        other_titles=titles.other_titles(fields),
        uniform_title=titles.uniform_title(fields),
        author=people.author(fields),
        author_role=people.author_role(fields),
        contributors=people.contributors(fields),
        publisher=publication.publisher(fields),
        place=publication.place(fields),
        year=publication.year(fields),
        edition=publication.edition(fields),
        extent=publication.extent(fields),
        languages=languages,
        series=subjects.series(fields),
        subjects=subjects.subjects(fields),
        genres=genres,
        is_fiction=subjects.is_fiction(fields, genres),
        age_level=age_level(fields, kind),
        summary=notes.summary(fields),
        contents=notes.contents(fields),
        online_url=notes.online_url(fields),
        see_from=people.see_from(fields),
        work_key=work_key(fields, kind, language),
        sort_title=titles.sort_title(fields, language),
        sort_author=sort_key(people.author(fields)),
    )
