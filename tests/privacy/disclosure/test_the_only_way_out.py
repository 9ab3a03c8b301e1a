"""Every module that speaks with the outside, or makes a file with people, is listed with why it may; no other may."""

import ast
from collections.abc import Iterator
from pathlib import Path

import leeszaal

SOURCE = Path(leeszaal.__file__).parent

OUTWARD = frozenset(
    {"smtplib", "http.client", "urllib.request", "django.core.mail", "ftplib", "telnetlib", "httpx", "requests"}
    | {"aiohttp", "imaplib", "poplib", "paramiko", "subprocess"}
)
"""Modules by which something can leave the machine."""

BY_THE_DOOR = {
    "notices/sending.py": "messages to members",
    "privacy/passing_on/telling.py": "what recipients are told of a person (article 19)",
    "privacy/hand_over/sending.py": "data that a person has handed over (article 20(2))",
}
"""What sends people's data: each goes by the door of `privacy.disclosure`."""

NOBODY_IN_IT = {
    "notices/composing.py": "makes a message; `notices.sending` sends it",
    "notices/mail_folder.py": "writes messages to a folder of this machine",
    "notices/mailings/composing.py": "makes a message; `notices.sending` sends it",
    "privacy/retention/alarm.py": "tells the privacy officer numbers of rows",
    "privacy/requests/reminding.py": "tells the privacy officer the number of a request and a day",
    "privacy/backup/dumping.py": "the database's own programs, on this machine",
    "privacy/backup/restoring.py": "the database's own programs, on this machine",
    "privacy/breaches/warning.py": "tells the privacy officer the number of a breach and its last hour",
}
"""What speaks with the outside or another program and sends nothing of people to others."""

ON_THIS_MACHINE = ("site/postgres/", "site/serving/", "site/demo/", "site/cli/bench.py")
"""Parts that start programs on this machine: the database and our own processes."""

FILES = {
    "opac/views/records.py": "records of the catalogue: nobody is in them",
    "account/views/data.py": "a person's own data, to that person",
    "office/request_pages.py": "a person's own data, made for that person at their request",
    "office/breach_pages.py": "the notification of a breach, in numbers, for the authority",
    "office/camera_pages.py": "a recording, opened by two people in the house",
    "office/agreements_pages.py": "an agreement with an organisation",
    "office/agreement_changes_pages.py": "an agreement with an organisation, for who decides on it",
    "office/legal_claims_pages.py": "what an authority claimed: made within the door by `legal_claims.extracting`",
}
"""Pages that hand out a file, and what is in it; a file with people for others must be made within the door."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the program, by its path."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> set[str]:
    """What a module imports, by whole name."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def speaks(tree: ast.Module) -> bool:
    """Whether a module imports something by which data can leave the machine, or a part of it."""
    return any(name == way or name.startswith(f"{way}.") for name in imported(tree) for way in OUTWARD)


def hands_out_a_file(tree: ast.Module) -> bool:
    """Whether a module answers with a file to keep."""
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return "Content-Disposition" in texts or "django.http.FileResponse" in imported(tree)


def test_whatever_speaks_with_the_outside_is_known_and_goes_by_the_door_when_people_are_in_it() -> None:
    speaking = {path: imported(tree) for path, tree in modules() if speaks(tree)}
    unknown = {path for path in speaking if not path.startswith(ON_THIS_MACHINE)}
    assert unknown == BY_THE_DOOR.keys() | NOBODY_IN_IT.keys()
    for path in BY_THE_DOOR:
        assert any(name.startswith("leeszaal.privacy.disclosure.") and "leaving" in name for name in speaking[path]), (
            path
        )


def test_whatever_hands_out_a_file_is_known() -> None:
    assert {path for path, tree in modules() if hands_out_a_file(tree)} == FILES.keys()


def test_what_an_authority_gets_is_made_within_the_door_and_nowhere_else() -> None:
    trees = dict(modules())
    extracting = trees["privacy/legal_claims/extracting.py"]
    withs = [node for node in ast.walk(extracting) if isinstance(node, ast.With)]
    opened = [node for node in withs if "leaving(" in ast.unparse(node.items[0])]
    assert len(opened) == 1
    assert "extract_of(" in ast.unparse(opened[0])
    users = {path for path, tree in trees.items() if any(name.endswith(".extract_of") for name in imported(tree))}
    assert not users


def test_the_ledger_is_written_by_the_door_alone() -> None:
    writers = {path for path, tree in modules() if any(name.endswith(".write_lines") for name in imported(tree))}
    assert writers == {"privacy/disclosure/door.py"}
    text = {path: ast.unparse(tree) for path, tree in modules()}
    assert not [path for path, code in text.items() if "Disclosure.objects.create(" in code]
