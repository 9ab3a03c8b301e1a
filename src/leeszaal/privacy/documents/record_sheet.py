"""The record as a file that people open: a workbook with three sheets, or one table of comma-separated values.

Texts are written as texts: one that begins like a formula is never carried out.
"""

import csv
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO

from xlsxwriter import Workbook

from leeszaal.privacy.documents.record import ACTIVITY, CONTROLLER, PARTNER, Record, Row
from leeszaal.privacy.register import Words

SHEETS = {
    "activities": Words("Verwerkingen", "Activities"),
    "controller": Words("Verantwoordelijke", "Controller"),
    "partners": Words("Partners", "Partners"),
}
_FACT = {"what": Words("Gegeven", "Item"), "is": Words("Inhoud", "Value")}
_WIDTH, _FORMULA = 42, ("=", "+", "-", "@", "\t", "\r")


def as_csv(record: Record, separator: str = ",") -> bytes:
    """Give one table with a row for each activity, each beginning with the controller (RFC 4180, UTF-8 with a mark).

    A Dutch spreadsheet takes a comma for the mark of decimals, and so wants a semicolon between values.
    """
    text = StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow([words.in_language(record.language) for words in (*CONTROLLER.values(), *ACTIVITY.values())])
    for row in record.activities:
        cells = [*(record.controller[key] for key in CONTROLLER), *(row[key] for key in ACTIVITY)]
        writer.writerow([_inert(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(record: Record) -> bytes:
    """Give a workbook: the activities, the controller, the partners."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": record.controller["legal_name"], "created": None})
        _write(book, SHEETS["activities"], ACTIVITY, record.activities, record.language)
        controller = [
            {"what": CONTROLLER[key].in_language(record.language), "is": record.controller[key]} for key in CONTROLLER
        ]
        _write(book, SHEETS["controller"], _FACT, controller, record.language)
        _write(book, SHEETS["partners"], PARTNER, record.partners, record.language)
    return file.getvalue()


def _write(book: Workbook, name: Words, columns: Mapping[str, Words], rows: Sequence[Row], language: str) -> None:
    sheet = book.add_worksheet(name.in_language(language))
    wrapped, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
    sheet.set_column(0, len(columns) - 1, _WIDTH, wrapped)
    sheet.write_row(0, 0, [words.in_language(language) for words in columns.values()], bold)
    for n, row in enumerate(rows, 1):
        sheet.write_row(n, 0, [row[key] for key in columns])
    sheet.freeze_panes(1, 0)


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
