"""The `leeszaal` command: one group, one file per verb, loaded only when called."""

import signal
import sys
from types import FrameType

import click

from leeszaal.site.cli.lazy import LazyGroup, Verb

VERBS = {
    "backup": Verb("backup", "Write the whole database to one encrypted file."),
    "bench": Verb("bench", "Measure, each figure with its limit beside it.", django=False),
    "compile-messages": Verb("compile_messages", "Make the translations ready for use.", django=False),
    "demo": Verb("demo", "Open a library with invented people, to try everything."),
    "export": Verb("export", "Give records back out of the catalogue."),
    "import": Verb("import_", "Take records into the catalogue."),
    "disclosures": Verb("disclosures", "Tell who received somebody's data."),
    "index": Verb("index", "Build the search index again, or tell how it is."),
    "database": Verb("database", "Where the database is, for each of its roles."),
    "looks": Verb("looks", "Tell who looked at somebody's data."),
    "manage": Verb("manage", "Pass a command on to Django's own management."),
    "migrate": Verb("migrate", "Bring the database up to date with the program."),
    "register": Verb("register", "Check and show the register of processing activities."),
    "rights": Verb("rights", "Do what people may ask about their own data."),
    "restore": Verb("restore", "Put a backup back, and erase again who was erased since."),
    "retention": Verb("retention", "Erase what is past its term, prove it, tell how it stands."),
    "serve": Verb("serve", "Open the library: database, pages and jobs together."),
    "terminal": Verb("terminal", "Make and list accounts of self-service machines."),
    "sip2": Verb("sip2", "Serve self-service machines, which speak SIP2."),
    "worker": Verb("worker", "Run jobs and keep the search index up to date."),
}


@click.group(cls=LazyGroup, verbs=VERBS)
@click.version_option(package_name="leeszaal", message="%(version)s")
def main() -> None:
    """Leeszaal: the public-library system that keeps its privacy promises."""
    signal.signal(signal.SIGTERM, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    """End as an exception does, so that what was opened is closed."""
    sys.exit(128 + number)
