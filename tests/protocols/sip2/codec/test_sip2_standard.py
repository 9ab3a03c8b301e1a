"""The codec holds every message, field and code of the standard as others wrote it down, and nothing else."""

import re
from enum import StrEnum

import pytest
from sip2_recorded import needs_recordings, standard

from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.codec.fieldids import CHECKSUM, FIELD_IDS, SEQUENCE_NUMBER
from leeszaal.protocols.sip2.codec.layouts import LAYOUTS

pytestmark = needs_recordings
CODE_TABLES: dict[str, type[StrEnum]] = {
    "language": messages.Language,
    "circulation_status": messages.CirculationStatus,
    "fee_type": messages.FeeType,
    "payment_type": messages.PaymentType,
    "hold_type": messages.HoldType,
    "hold_mode": messages.HoldMode,
    "media_type": messages.MediaType,
    "status_code_99": messages.StatusCode,
}
POSITIONS = {
    "patron_status_positions": messages.PatronStatus.__slots__,
    "summary_positions": messages.Summary.__slots__,
    "supported_messages_BX": [member.value for member in messages.SupportedMessage],
}
NOT_OF_THE_STANDARD = {"alert_type_CV_extension"}


def _class_name(name: str) -> str:
    return "".join(word.capitalize() for word in name.split())


def _side(message: type[messages.Message]) -> type[messages.Message]:
    return messages.ScMessage if issubclass(message, messages.ScMessage) else messages.AcsMessage


def test_every_message_has_its_class_and_its_side() -> None:
    sides = {"SC->ACS": messages.ScMessage, "ACS->SC": messages.AcsMessage}
    theirs = {each["code"]: (_class_name(each["name"]), sides[each["direction"]]) for each in standard()["messages"]}
    ours = {code: (each.__name__, _side(each)) for code, each in messages.BY_CODE.items()}
    assert ours == theirs


def test_every_message_has_its_fixed_fields_in_their_order_and_width() -> None:
    theirs = {
        each["code"]: [(field["name"], field["length"]) for field in each["fixed"]] for each in standard()["messages"]
    }
    ours = {code.decode(): [(field.name, field.width) for field in layout.fixed] for code, layout in LAYOUTS.items()}
    assert ours == theirs


def test_every_message_has_its_variable_fields() -> None:
    theirs = {
        each["code"]: {field["id"]: field["name"] for field in each["required"] + each["optional"]}
        for each in standard()["messages"]
    }
    ours = {
        code.decode(): {field.identifier: field.name for field in layout.variable} for code, layout in LAYOUTS.items()
    }
    assert ours == theirs


def test_a_required_field_is_written_even_when_it_is_empty() -> None:
    for each in standard()["messages"]:
        message = messages.BY_CODE[each["code"]]
        defaults = {name: field.default for name, field in message.__dataclass_fields__.items()}
        assert all(defaults[field["name"]] in ("", frozenset()) for field in each["required"]), message
        assert all(defaults[field["name"]] in (None, ()) for field in each["optional"]), message


def test_every_field_has_its_identifier() -> None:
    theirs = {each["name"]: each["id"] for each in standard()["fields"]}
    assert theirs == FIELD_IDS | {"sequence_number": SEQUENCE_NUMBER, "checksum": CHECKSUM}


@pytest.mark.parametrize("table", CODE_TABLES)
def test_every_code_of_a_table_is_known(table: str) -> None:
    assert {member.value for member in CODE_TABLES[table]} == set(standard()["code_tables"][table])


@pytest.mark.parametrize("table", POSITIONS)
def test_positions_stand_in_their_order(table: str) -> None:
    def plain(name: str) -> str:
        return re.sub(r"\W+", "_", name).lower()

    assert [plain(name) for name in POSITIONS[table]] == [plain(name) for name in standard()["code_tables"][table]]


def test_no_table_is_left_out() -> None:
    assert {*CODE_TABLES, *POSITIONS, *NOT_OF_THE_STANDARD} == set(standard()["code_tables"])
