"""Every file of MARC that we have goes through everything: nothing fails, nothing is lost."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from marc_files import FIXTURES, SHARED, marc_files

from leeszaal.catalogue.marc.broken import Broken
from leeszaal.catalogue.marc.derive import MaterialType, derive
from leeszaal.catalogue.marc.digest import content_digest
from leeszaal.catalogue.marc.encoding import write_iso2709
from leeszaal.catalogue.marc.marcxml import write_marcxml
from leeszaal.catalogue.marc.reading import Read, Syntax, opened, parse, read_records, recognise
from leeszaal.catalogue.marc.record import TAG_LENGTH, MarcRecord
from leeszaal.catalogue.marc.text import format_record, parse_record
from leeszaal.catalogue.marc.validate import validate

BESIDE = SHARED / "marc"
BROKEN_BESIDE = 14
PAIRS = [
    "traject__traject/test/test_support/test_data.utf8.mrc traject__traject/test/test_support/test_data.utf8.marc.xml",
    *(
        f"usgpo__cataloging-records/Legal_Publications_Collection/LegalPub-Coll_{name}_Resources_20231226.{{}}"
        for name in ("Online", "Tangible")
    ),
]
FOLDERS = [
    pytest.param(FIXTURES, id="kept"),
    pytest.param(
        BESIDE,
        id="beside the project",
        marks=pytest.mark.skipif(not BESIDE.exists(), reason="the larger collection is not beside the project"),
    ),
]


def _read(path: Path) -> Iterator[Read | Broken]:
    with opened(path) as (content, _):
        yield from read_records(content, recognise(content))


def _records(folder: Path) -> Iterator[tuple[Read, Syntax]]:
    for path in marc_files(folder):
        with opened(path) as (content, _):
            syntax = recognise(content)
            for found in read_records(content, syntax):
                if isinstance(found, Read):
                    yield found, syntax


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_record_is_read_or_told(folder: Path) -> None:
    for path in marc_files(folder):
        found = list(_read(path))
        assert [part.position.number for part in found] == list(range(1, len(found) + 1))
        assert all(part.reason for part in found if isinstance(part, Broken))


@pytest.mark.skipif(not BESIDE.exists(), reason="the larger collection is not beside the project")
def test_only_the_known_broken_records_are_broken() -> None:
    broken = [part for path in marc_files(BESIDE) for part in _read(path) if isinstance(part, Broken)]
    assert len(broken) == BROKEN_BESIDE


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_iso_2709_record_is_kept_byte_for_byte(folder: Path) -> None:
    for path in marc_files(folder):
        with opened(path) as (content, _):
            if recognise(content) is not Syntax.ISO2709:
                continue
            data = content.read()
        for found in read_records(io.BytesIO(data), Syntax.ISO2709):
            if isinstance(found, Read):
                assert data[found.position.offset :].startswith(found.raw)


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_marcxml_record_is_kept_element_for_element(folder: Path) -> None:
    for path in marc_files(folder):
        with opened(path) as (content, _):
            if recognise(content) is not Syntax.MARCXML:
                continue
            kept = [part.raw for part in read_records(content, Syntax.MARCXML) if isinstance(part, Read)]
        try:
            root = etree.parse(path).getroot()
        except etree.XMLSyntaxError:
            continue
        originals = [each for each in root.iter("{*}record") if len(each.findall("{*}*"))]
        assert len(kept) == len(originals)
        for raw, original in zip(kept, originals, strict=True):
            assert _canonical(etree.fromstring(raw), original) == _canonical(original, original)


def _canonical(element: etree._Element, original: etree._Element) -> bytes:
    """Give the canonical form; a record that stood in no prefix's namespace may stand in its collection's."""
    text = etree.tostring(element, method="c14n", exclusive=True, with_tail=False)
    return text if original.prefix else text.replace(b' xmlns="http://www.loc.gov/MARC21/slim"', b"", 1)


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_record_says_the_same_in_every_form(folder: Path) -> None:
    for found, syntax in _records(folder):
        record = found.record
        digest = content_digest(record)
        assert content_digest(parse(found.raw, syntax).record) == digest
        assert content_digest(parse(write_marcxml(record), Syntax.MARCXML).record) == digest
        assert parse_record(format_record(record)) == record
        if all(len(field.tag) == TAG_LENGTH for field in record.fields):
            assert content_digest(parse(write_iso2709(record), Syntax.ISO2709).record) == digest


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_record_can_be_shown_and_checked(folder: Path) -> None:
    for found, _ in _records(folder):
        derived = derive(found.record)
        assert derived.title
        assert derived.sort_title
        assert derived.material_type in MaterialType
        assert derived.year is None or 1000 <= derived.year <= 2100
        assert all(len(isbn) == 13 and isbn.isdigit() for isbn in derived.isbns)
        assert all(len(language) == 3 for language in derived.languages)
        assert derived.online_url == "" or derived.online_url.lower().startswith(("http://", "https://"))
        assert len(derived.work_key) <= 200
        assert "\x00" not in "".join([derived.summary, derived.contents, derived.control_number, derived.title])
        assert all(finding.tag for finding in validate(found.record))


@pytest.mark.skipif(not BESIDE.exists(), reason="the larger collection is not beside the project")
@pytest.mark.parametrize("pair", PAIRS)
def test_files_published_in_both_syntaxes_hold_the_same_records(pair: str) -> None:
    first, second = pair.split() if " " in pair else (pair.format("mrc"), pair.format("xml"))
    digests = [_digests(BESIDE / first), _digests(BESIDE / second)]
    assert digests[0] == digests[1]
    assert len(digests[0]) >= 30


def _digests(path: Path) -> list[bytes]:
    return [content_digest(part.record) for part in _read(path) if isinstance(part, Read)]


def test_an_empty_record_can_be_shown_too() -> None:
    derived = derive(MarcRecord("", ()))
    assert derived.title == "[zonder titel]"
    assert derived.control_number == ""
