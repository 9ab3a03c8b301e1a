"""MARCXML (Library of Congress, schema MARC21slim): one record element to a `MarcRecord` and back.

A record is parsed alone with a parser that resolves no entity, loads no document type and reads no network. Records
without a namespace are accepted; they stand in the collection's namespace when they are written.
"""

import re
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from leeszaal.catalogue.marc.broken import BrokenRecord, Remark
from leeszaal.catalogue.marc.decoding import Parsed
from leeszaal.catalogue.marc.record import (
    DEFAULT_LEADER,
    LEADER_LENGTH,
    NOT_IN_XML,
    TAG_LENGTH,
    ControlField,
    DataField,
    Field,
    MarcRecord,
    Subfield,
)
from leeszaal.catalogue.marc.xmlsplit import SLIM

COLLECTION_START = f'<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="{SLIM}">\n'.encode()
COLLECTION_END = b"</collection>\n"
_BEFORE, _AFTER = f'<collection xmlns="{SLIM}">'.encode(), b"</collection>"
_NOT_IN_XML = re.compile(NOT_IN_XML)
_REPLACEMENT = "\ufffd"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def parse_marcxml(raw: bytes) -> Parsed:
    """Read one record element, as `split_marcxml` gives it. Raises BrokenRecord when it is not one."""
    element = _element(raw)
    namespace = etree.QName(element).namespace
    if namespace not in (SLIM, None):
        raise BrokenRecord(f"not a MARC record: its namespace is {namespace}")
    remarks: set[Remark] = set()
    leader, fields = _content(element, remarks)
    if not fields and not leader:
        raise BrokenRecord("not a MARC record: it holds neither leader nor fields")
    return Parsed(MarcRecord(_leader(leader, remarks), tuple(fields)), frozenset(remarks))


def _element(raw: bytes) -> etree._Element:
    try:
        collection = etree.fromstring(_BEFORE + raw + _AFTER, _PARSER)
    except etree.XMLSyntaxError as error:
        raise BrokenRecord(f"not well-formed XML: {error.msg}") from None
    if len(collection) != 1:
        raise BrokenRecord("not one record element")
    return collection[0]


def _content(element: etree._Element, remarks: set[Remark]) -> tuple[str, list[Field]]:
    leader = ""
    fields: list[Field] = []
    for child in element.iterchildren(etree.Element):
        name = child.tag.rpartition("}")[2]
        if name == "leader":
            leader = _text(child)
        elif name == "controlfield":
            fields.append(ControlField(_tag(child, remarks), _text(child)))
        elif name == "datafield":
            fields.append(_data_field(child, remarks))
        else:
            remarks.add(Remark.FOREIGN_ELEMENT)
    return leader, fields


def _data_field(element: etree._Element, remarks: set[Remark]) -> Field:
    subfields = tuple(_subfield(child, at) for at, child in enumerate(element.iterchildren(etree.Element)))
    ind1, ind2 = element.get("ind1", ""), element.get("ind2", "")
    if not ind1 or not ind2:
        remarks.add(Remark.MISSING_INDICATORS)
    return DataField(_tag(element, remarks), ind1[:1] or " ", ind2[:1] or " ", subfields)


def _subfield(element: etree._Element, at: int) -> Subfield:
    """Read a subfield; an empty code stands for text before the first subfield, and elsewhere for a blank."""
    return Subfield(element.get("code", "")[:1] or ("" if at == 0 else " "), _text(element))


def _tag(element: etree._Element, remarks: set[Remark]) -> str:
    """Give the tag; some systems write longer ones (``HLD866``), which ISO 2709 cannot hold but XML can."""
    tag = element.get("tag", "").strip()
    if not tag:
        raise BrokenRecord("a field without a tag")
    if len(tag) != TAG_LENGTH:
        remarks.add(Remark.TAG_LENGTH)
    return tag.zfill(TAG_LENGTH)


def _text(element: etree._Element) -> str:
    if len(element):
        return "".join(str(part) for part in element.itertext(with_tail=False))
    return element.text or ""


def _leader(text: str, remarks: set[Remark]) -> str:
    if len(text) == LEADER_LENGTH:
        return text
    remarks.add(Remark.BAD_LEADER)
    return (text or DEFAULT_LEADER).ljust(LEADER_LENGTH)[:LEADER_LENGTH]


def write_marcxml(record: MarcRecord) -> bytes:
    """Give the record as an element for a collection (`COLLECTION_START`), one line per field, in UTF-8.

    As the schema asks, control fields come first. Characters that XML cannot hold become U+FFFD.
    """
    control = [field for field in record.fields if isinstance(field, ControlField)]
    data = [field for field in record.fields if isinstance(field, DataField)]
    lines = ["<record>", f"  <leader>{_escaped(_written_leader(record.leader))}</leader>"]
    lines += [f"  <controlfield tag={_quoted(each.tag)}>{_escaped(each.value)}</controlfield>" for each in control]
    lines += [_data_lines(field) for field in data]
    return "\n".join([*lines, "</record>\n"]).encode("utf-8")


def _written_leader(leader: str) -> str:
    """Set the positions that tell about ISO 2709, not about the record, to what the schema allows."""
    kept = leader.ljust(LEADER_LENGTH)
    return f"{_number(kept[:5])}{kept[5:9]}a22{_number(kept[12:17])}{kept[17:20]}4500"


def _number(text: str) -> str:
    return text if re.fullmatch("[0-9 ]{5}", text) else " " * 5


def _data_lines(field: DataField) -> str:
    opening = f"  <datafield tag={_quoted(field.tag)} ind1={_quoted(field.ind1)} ind2={_quoted(field.ind2)}>"
    lines = [f"    <subfield code={_quoted(each.code)}>{_escaped(each.value)}</subfield>" for each in field.subfields]
    return "\n".join([opening, *lines, "  </datafield>"])


def _escaped(text: str) -> str:
    """Escape for an element; a carriage return is written as a reference, or a parser would make it a line feed."""
    return escape(_NOT_IN_XML.sub(_REPLACEMENT, text), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    return quoteattr(_NOT_IN_XML.sub(_REPLACEMENT, text), {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})
