"""MARCXML files are read record by record, survive broken records, and are written as the schema asks."""

import io

import pytest
from hypothesis import given
from lxml import etree
from marc_files import SHARED, fixture
from records_at_random import xml_records

from leeszaal.catalogue.marc import xmlsplit
from leeszaal.catalogue.marc.broken import Broken, BrokenRecord, Position, RawRecord, Remark
from leeszaal.catalogue.marc.decoding import parse_iso2709
from leeszaal.catalogue.marc.digest import content_digest
from leeszaal.catalogue.marc.marcxml import COLLECTION_END, COLLECTION_START, parse_marcxml, write_marcxml
from leeszaal.catalogue.marc.record import DEFAULT_LEADER, ControlField, DataField, MarcRecord, Subfield
from leeszaal.catalogue.marc.xmlsplit import SLIM, split_marcxml

LEADER = "<leader>00000nam a2200000 a 4500</leader>"
ONE = f'<record>{LEADER}<controlfield tag="001">1</controlfield></record>'.encode()
TWO = f'<record>{LEADER}<controlfield tag="001">2</controlfield></record>'.encode()
SCHEMA = SHARED / "schemas" / "marc" / "MARC21slim.xsd"


def _split(data: bytes) -> list[RawRecord | Broken]:
    return list(split_marcxml(io.BytesIO(data)))


def _numbers(data: bytes) -> list[str]:
    return [parse_marcxml(part.raw).record.control("001") for part in _split(data) if isinstance(part, RawRecord)]


def _collection(*records: bytes) -> bytes:
    return COLLECTION_START + b"\n".join(records) + COLLECTION_END


def test_records_come_with_their_number_and_byte_offset_in_their_own_bytes() -> None:
    data = _collection(ONE, TWO)
    assert _split(data) == [
        RawRecord(Position(1, data.index(ONE)), ONE),
        RawRecord(Position(2, data.index(TWO)), TWO),
    ]


def test_a_broken_record_costs_only_itself() -> None:
    first, second, third = _split(fixture("ruby-marc/three-records-second-bad.xml"))
    assert isinstance(first, RawRecord)
    assert isinstance(second, RawRecord)
    assert isinstance(third, RawRecord)
    with pytest.raises(BrokenRecord, match="not well-formed XML"):
        parse_marcxml(second.raw)
    assert parse_marcxml(third.raw).record == parse_marcxml(first.raw).record


def test_a_record_that_is_not_closed_is_told_and_the_next_one_is_read() -> None:
    first, second = _split(_collection(ONE.removesuffix(b"</record>"), TWO))
    assert isinstance(first, Broken)
    assert "not closed" in first.reason
    assert isinstance(second, RawRecord)


def test_a_file_that_breaks_off_is_told() -> None:
    within = _split(_collection(ONE, TWO[:60])[: -len(COLLECTION_END)])
    assert [type(part) for part in within] == [RawRecord, Broken]
    between = _split(_collection(ONE)[: -len(COLLECTION_END)])
    assert [type(part) for part in between] == [RawRecord, Broken]
    assert isinstance(between[1], Broken)
    assert "there may have been more records" in between[1].reason


@pytest.mark.parametrize("size", [1, 2, 7, 64])
def test_records_are_found_however_the_file_is_cut_into_blocks(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xmlsplit, "_BLOCK", size)
    comment = b"<!-- <record> -->" + b" " * 500 + b"<?x <record> ?><![CDATA[<record>]]>"
    data = _collection(comment, ONE, comment, TWO)
    assert [(part.position.offset, part.raw) for part in _split(data) if isinstance(part, RawRecord)] == [
        (data.index(ONE), ONE),
        (data.index(TWO), TWO),
    ]


def test_a_record_left_out_by_a_comment_stays_out() -> None:
    assert _numbers(_collection(b"<!--" + ONE + b"-->", TWO)) == ["2"]


@pytest.mark.parametrize(
    "data",
    [
        b"<collection>" + ONE + TWO + b"</collection>",
        ONE + TWO,
        b"\xef\xbb\xbf" + _collection(ONE, TWO),
        _collection(ONE, TWO).decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"),
        _collection(ONE, TWO)
        .replace(b"<", b"<m:")
        .replace(b"<m:/", b"</m:")
        .replace(b"<m:?", b"<?")
        .replace(b"xmlns=", b"xmlns:m="),
        b'<srw:records xmlns:srw="http://www.loc.gov/zing/srw/"><srw:record><srw:recordData>'
        + ONE
        + b"</srw:recordData></srw:record>"
        b"<srw:record><srw:recordData>" + TWO + b"</srw:recordData></srw:record></srw:records>",
    ],
    ids=["no namespace", "bare records", "byte order mark", "UTF-16", "prefix", "wrapped by SRU"],
)
def test_records_are_found_however_they_are_wrapped(data: bytes) -> None:
    assert _numbers(data) == ["1", "2"]


def test_latin_1_is_read_as_its_declaration_says() -> None:
    field = '<datafield tag="245" ind1="0" ind2="0"><subfield code="a">Café</subfield></datafield>'
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?><collection><record>{LEADER}{field}</record></collection>'
    (part,) = _split(text.encode("latin-1"))
    assert isinstance(part, RawRecord)
    assert next(parse_marcxml(part.raw).record.data("245")).first("a") == "Café"


def test_a_prefix_declared_around_a_record_goes_along_with_it() -> None:
    data = f'<m:collection xmlns:m="{SLIM}"><m:record><m:leader>{DEFAULT_LEADER}</m:leader></m:record></m:collection>'
    (part,) = _split(data.encode())
    assert isinstance(part, RawRecord)
    kept = etree.fromstring(part.raw)
    original = etree.fromstring(data.encode())[0]
    assert etree.tostring(kept, method="c14n", exclusive=True) == etree.tostring(
        original, method="c14n", exclusive=True
    )


def test_entities_are_never_expanded() -> None:
    bomb = b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    secret = b'<!DOCTYPE r [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    field = '<datafield tag="500" ind1=" " ind2=" "><subfield code="a">&b;</subfield></datafield>'
    record = f"<record>{LEADER}{field}</record>".encode()
    for document_type in (bomb, secret):
        (part,) = _split(document_type + record)
        assert isinstance(part, RawRecord)
        with pytest.raises(BrokenRecord, match="Entity 'b' not defined"):
            parse_marcxml(part.raw)


def test_what_is_not_marc_is_refused() -> None:
    with pytest.raises(BrokenRecord, match="namespace"):
        parse_marcxml(b'<record xmlns="http://example.org/other"><leader/></record>')
    with pytest.raises(BrokenRecord, match="neither leader nor fields"):
        parse_marcxml(b"<record></record>")


def test_a_record_without_leader_gets_one_and_it_is_remarked() -> None:
    parsed = parse_marcxml(b'<record><controlfield tag="1">7</controlfield></record>')
    assert parsed.record == MarcRecord(DEFAULT_LEADER, (ControlField("001", "7"),))
    assert parsed.remarks == {Remark.BAD_LEADER, Remark.TAG_LENGTH}


def test_the_same_record_in_both_syntaxes_says_the_same() -> None:
    (part,) = _split(fixture("ruby-marc/non-numeric.xml"))
    assert isinstance(part, RawRecord)
    from_bytes = parse_iso2709(fixture("ruby-marc/non-numeric.dat")).record
    assert content_digest(parse_marcxml(part.raw).record) == content_digest(from_bytes)


@given(xml_records())
def test_a_written_record_is_read_back_the_same(record: MarcRecord) -> None:
    back = parse_marcxml(write_marcxml(record)).record
    assert back.fields == record.fields
    assert content_digest(back) == content_digest(record)


@given(xml_records())
def test_written_records_have_the_structure_of_the_schema(record: MarcRecord) -> None:
    element = etree.fromstring(_collection(write_marcxml(record)))[0]
    names = [etree.QName(child).localname for child in element]
    assert names == sorted(names, key=["leader", "controlfield", "datafield"].index)
    assert names.count("leader") == 1
    assert len(element[0].text or "") == 24
    assert all(len(child.get("ind1")) == len(child.get("ind2")) == 1 for child in element.iter(f"{{{SLIM}}}datafield"))


@pytest.mark.skipif(not SCHEMA.exists(), reason="the Library of Congress' schema is not beside the project")
@given(xml_records())
def test_written_records_are_valid_by_the_schema(record: MarcRecord) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    document = etree.fromstring(_collection(write_marcxml(record)))
    schema.assertValid(document)


def test_characters_that_xml_cannot_hold_are_replaced_and_seen() -> None:
    record = MarcRecord(DEFAULT_LEADER, (DataField("500", " ", " ", (Subfield("a", "a\x12b"),)),))
    back = parse_marcxml(write_marcxml(record)).record
    assert next(back.data("500")).first("a") == "a\ufffdb"
    assert content_digest(back) == content_digest(record)
