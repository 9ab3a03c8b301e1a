"""Every record comes back: in its own format as it came, in the other with the same content."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from incoming_files import book, iso_file, xml_file
from lxml import etree
from marc_files import FIXTURES, SHARED, marc_files

from leeszaal.catalogue.exporting import export_marc
from leeszaal.catalogue.importing import Options, import_marc
from leeszaal.catalogue.marc.broken import Broken, BrokenRecord
from leeszaal.catalogue.marc.digest import content_digest
from leeszaal.catalogue.marc.reading import Read, Syntax, opened, read_records, recognise
from leeszaal.catalogue.marc.record import TAG_LENGTH
from leeszaal.catalogue.models import Record

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
BESIDE = SHARED / "marc"
FOLDERS = [
    pytest.param(FIXTURES, id="kept"),
    pytest.param(
        BESIDE,
        id="beside the project",
        marks=pytest.mark.skipif(not BESIDE.exists(), reason="the larger collection is not beside the project"),
    ),
]


def _take(*files: Path) -> None:
    import_marc(files, Options(), now=NOW)


def _read(path: Path) -> list[Read]:
    with opened(path) as (content, _):
        found = list(read_records(content, recognise(content)))
    assert not [part for part in found if isinstance(part, Broken)]
    return [part for part in found if isinstance(part, Read)]


def test_iso_2709_comes_back_byte_for_byte_even_where_it_is_odd(tmp_path: Path) -> None:
    odd = (FIXTURES / "ruby-marc" / "bad_eacc_encoding.marc8.marc").read_bytes()
    wrong_length = b"00099" + iso_file(tmp_path, book("9"), name="x").read_bytes()[5:]
    file = iso_file(tmp_path, book("1"), odd, wrong_length)
    _take(file)
    export_marc(tmp_path / "out.mrc", Syntax.ISO2709)
    assert (tmp_path / "out.mrc").read_bytes() == file.read_bytes()


def test_marcxml_comes_back_element_for_element(tmp_path: Path) -> None:
    odd = b'<record id="r1"><!-- kept --><leader>00000nam a2200000 a 4500</leader><other a="1"/></record>'
    file = xml_file(tmp_path, book("1", "Café & <co>"), odd)
    _take(file)
    export_marc(tmp_path / "out.xml", Syntax.MARCXML)
    assert _canonical(tmp_path / "out.xml") == _canonical(file)


def _canonical(path: Path) -> list[bytes]:
    root = etree.parse(path).getroot()
    return [etree.tostring(each, method="c14n", with_tail=False) for each in root]


def test_hidden_records_can_be_left_out(tmp_path: Path) -> None:
    _take(iso_file(tmp_path, book("1"), book("2")))
    Record.objects.filter(control_number="(NL-Test)2").update(suppressed=True)
    assert export_marc(tmp_path / "all", Syntax.ISO2709).written == 2
    assert export_marc(tmp_path / "public", Syntax.ISO2709, with_suppressed=False).written == 1


def test_an_empty_catalogue_gives_a_file_without_records(tmp_path: Path) -> None:
    assert export_marc(tmp_path / "out.xml", Syntax.MARCXML).written == 0
    assert len(etree.parse(tmp_path / "out.xml").getroot()) == 0


def test_what_stood_there_stays_when_writing_fails(tmp_path: Path) -> None:
    _take(xml_file(tmp_path, book("1")))
    Record.objects.update(marc=b"<not a record")
    output = tmp_path / "out.mrc"
    output.write_bytes(b"before")
    with pytest.raises(BrokenRecord):
        export_marc(output, Syntax.ISO2709)
    assert output.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["books.xml", "out.mrc"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_whole_collection_comes_back_in_both_formats(folder: Path, tmp_path: Path) -> None:
    files = marc_files(folder)
    first = import_marc(files, Options(), now=NOW)
    again = import_marc(files, Options(), now=datetime.now(tz=NOW.tzinfo))
    assert first.read == first.added + first.updated + first.unchanged + len(first.skipped)
    assert (again.added, again.updated, again.unchanged) == (0, 0, first.read - len(first.skipped))
    rows = Record.objects.values_list("digest", "marc", "syntax")
    kept = {bytes(digest): (bytes(marc), came_in) for digest, marc, came_in in rows}
    for syntax, name in ((Syntax.ISO2709, "out.mrc"), (Syntax.MARCXML, "out.xml")):
        assert export_marc(tmp_path / name, syntax).written == Record.objects.count() == first.added
        back = {content_digest(part.record): part for part in _read(tmp_path / name)}
        for digest, (raw, came_in) in kept.items():
            if came_in == syntax and syntax is Syntax.ISO2709:
                assert back[digest].raw == raw
            elif digest not in back:
                assert syntax is Syntax.ISO2709
                assert _has_long_tags(raw)


def _has_long_tags(raw: bytes) -> bool:
    tags = [each.get("tag", "") for each in etree.fromstring(raw).iter() if isinstance(each.tag, str)]
    return any(len(tag) > TAG_LENGTH for tag in tags)
