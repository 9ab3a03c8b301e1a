"""Hypothesis strategies for MARC records of every kind."""

from hypothesis import strategies as st

from leeszaal.catalogue.marc.record import ControlField, DataField, MarcRecord, Subfield

_SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\x1d\x1e\x1f")
_XML_SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
_CODES = "abcdefghijklmnopqrstuvwxyz0123456789"
_LEADERS = st.builds(
    lambda codes, rest: f"00000{codes} a2200000{rest}4500",
    st.sampled_from(["nam", "cas", "njm", "cgm", "nim", "nrm", " aa"]),
    st.sampled_from(["   ", " i ", "7a ", "ca "]),
)


def records(text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[MarcRecord]:
    """Give records whose texts hold any character but the delimiters of ISO 2709."""
    value = text if text is not None else st.text(_SIGNS, max_size=30)
    control = st.builds(ControlField, st.sampled_from(["001", "003", "005", "007", "008"]), value)
    subfield = st.builds(Subfield, st.sampled_from(_CODES), value)
    tags = st.integers(10, 999).map("{:03}".format) | st.sampled_from(["LKR", "BAS", "9ab"])
    indicators = st.sampled_from(" 0123456789a")
    data = st.builds(DataField, tags, indicators, indicators, st.lists(subfield, min_size=1, max_size=5).map(tuple))
    fields = st.tuples(st.lists(control, max_size=4), st.lists(data, max_size=8)).map(lambda both: (*both[0], *both[1]))
    return st.builds(MarcRecord, leader=_LEADERS, fields=fields)


def xml_records() -> st.SearchStrategy[MarcRecord]:
    """Give records whose texts XML can hold."""
    return records(st.text(_XML_SIGNS, max_size=30))
