"""A record with its fields by tag, so that deriving asks for each of them without walking the record again."""

from leeszaal.catalogue.marc.record import LEADER_LENGTH, ControlField, DataField, MarcRecord

_BLANKS = str.maketrans("#^\\", "   ")


class Indexed:
    """The fields of one record by tag; fixed fields with one sign for blank, whichever the file used."""

    def __init__(self, record: MarcRecord) -> None:
        self.leader = record.leader.translate(_BLANKS).ljust(LEADER_LENGTH)
        self._control: dict[str, list[str]] = {}
        self._data: dict[str, list[DataField]] = {}
        for field in record.fields:
            if isinstance(field, ControlField):
                self._control.setdefault(field.tag, []).append(field.value)
            else:
                self._data.setdefault(field.tag, []).append(field)

    def control(self, tag: str) -> str:
        """Give the first control field with that tag, or an empty text."""
        return self._control.get(tag, [""])[0]

    def controls(self, tag: str) -> list[str]:
        """Give all control fields with that tag."""
        return [value.translate(_BLANKS) for value in self._control.get(tag, [])]

    def fixed(self, start: int, length: int = 1) -> str:
        """Give positions of field 008, blanks where it is too short."""
        return self.control("008").translate(_BLANKS)[start : start + length].ljust(length)

    def all(self, *tags: str) -> list[DataField]:
        """Give the data fields with these tags, first tag first."""
        return [field for tag in tags if tag in self._data for field in self._data[tag]]

    def first(self, *tags: str) -> DataField | None:
        """Give the first data field with one of these tags, first tag first."""
        return next((self._data[tag][0] for tag in tags if tag in self._data), None)
