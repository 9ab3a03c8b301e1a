"""Run `pgbench` on the library's own database and read the latencies from its log."""

import math
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db import connection

from bench.parts import CannotMeasure
from bench.sip2.limit.script import script
from bench.sip2.orders import Pair
from bench.sip2.runs import WARM_SECONDS, Answer, Run
from leeszaal.site.postgres.binaries import bin_dir


def run_limit(pairs_of_clients: Sequence[Sequence[Pair]], branch_id: int, seconds: float) -> Run:
    """Have as many clients as there are lists of pairs check out and in; raise CannotMeasure when a statement fails."""
    with tempfile.TemporaryDirectory(prefix="leeszaal-limit-") as name:
        folder = Path(name)
        (folder / "script.sql").write_text(script(pairs_of_clients, branch_id), encoding="utf-8")
        done = subprocess.run(
            _command(folder, len(pairs_of_clients), seconds), capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise CannotMeasure(f"pgbench: {done.stderr.strip()[-500:]}")
        return Run.of(_answers(folder), seconds)


def _command(folder: Path, clients: int, seconds: float) -> list[str]:
    database = connection.settings_dict
    return [
        str(bin_dir() / "pgbench"),
        *("--no-vacuum", "--protocol=prepared", "--log", f"--log-prefix={folder / 'log'}"),
        *(f"--client={clients}", f"--jobs={min(clients, os.cpu_count() or 1)}"),
        *(f"--time={math.ceil(WARM_SECONDS + seconds) + 1}", f"--file={folder / 'script.sql'}", "--define=known=0"),
        *("--host", database["HOST"], "--username", database["USER"], database["NAME"]),
    ]


def _answers(folder: Path) -> Iterator[Answer]:
    """Read the log: client, transaction, microseconds it took, script, and when it ended (seconds, microseconds)."""
    for part in folder.glob("log.*"):
        for line in part.read_text(encoding="ascii").splitlines():
            _, _, took, _, second, microsecond = line.split()[:6]
            yield Answer(int(second) + int(microsecond) / 1e6, int(took) / 1e6)
