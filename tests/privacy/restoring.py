"""Put a backup back into the empty library of this process's home, and write out all that its database then holds.

`python tests/privacy/restoring.py BACKUP DUMP`, with a home of its own in `LEESZAAL_HOME`.
"""

import os
import subprocess
import sys

import django


def main(backup: str, dump: str) -> None:
    """Restore with the verb that an operator uses, while the server runs, and dump the whole database as text."""
    from django.db import connection  # noqa: PLC0415  settings are read once Django is set up

    from leeszaal.privacy.backup.programs import Server  # noqa: PLC0415
    from leeszaal.site.cli import main as leeszaal  # noqa: PLC0415
    from leeszaal.site.cli.ground import database  # noqa: PLC0415
    from leeszaal.site.postgres import programs_dir  # noqa: PLC0415

    with database():
        leeszaal(["restore", backup, "--yes", "--json"], standalone_mode=False)
        server = Server(programs_dir(), connection.settings_dict)
        with open(dump, "wb") as file:
            subprocess.run(server.command("pg_dump"), env=server.environment(), stdout=file, check=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leeszaal.site.settings")
    django.setup()
    main(*sys.argv[1:])
