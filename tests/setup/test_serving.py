"""Opening and closing the library, as real processes."""

import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from leeszaal.site.postgres import Cluster

Library = subprocess.Popen[str]
COMMAND = (sys.executable, "-m", "leeszaal.site.cli")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home for a library that is opened several times; no server is left in it."""
    folder = tmp_path_factory.mktemp("home")
    yield folder
    cluster = Cluster(folder)
    cluster.stop()
    shutil.rmtree(cluster.places.base.resolve())


@pytest.fixture
def port() -> int:
    """A port that is free."""
    return free_port()


def free_port() -> int:
    """Find a port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def environment(home: Path, port: int, sip2_port: int | None = None) -> dict[str, str]:
    """Surroundings in which the library has its own home, and the embedded database."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {"LEESZAAL_HOME": str(home), "PORT": str(port), "SIP2_PORT": str(sip2_port or free_port())}


@contextmanager
def opened(home: Path, port: int, sip2_port: int | None = None, processes: int = 1) -> Iterator[Library]:
    """Open the library and wait until it says so; it is closed when the block leaves it running."""
    output = subprocess.PIPE
    surroundings = environment(home, port, sip2_port) | {"SIP2_PROCESSES": str(processes)}
    library = subprocess.Popen(
        [*COMMAND, "serve"], env=surroundings, stdout=output, stderr=subprocess.STDOUT, text=True
    )
    assert library.stdout is not None
    said = []
    try:
        for line in library.stdout:
            said.append(line)
            if "Ctrl-C closes" in line:
                break
        else:
            pytest.fail("".join(said))
        yield library
    finally:
        library.terminate()
        library.communicate()


def family(process: int) -> set[int]:
    """Give the ids of all processes that descend from this one."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found, new = set[int](), {process}
    while new:
        new = {child for child, parent in parents.items() if parent in new}
        found |= new
    return found


def alive(processes: set[int]) -> set[int]:
    """Give those of the processes that still run."""
    return {number for number in processes if Path(f"/proc/{number}").exists()}


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_closed_library_leaves_nothing_running(home: Path, port: int, asked: signal.Signals) -> None:
    with opened(home, port) as library:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=60) as answer:
            assert json.load(answer) == {"status": "ok"}
        children = family(library.pid)
        assert len(children) >= 3
        library.send_signal(asked)
        assert library.wait(60) == 0
        assert not alive(children)
        assert Cluster(home).pid is None


def test_it_opens_again_with_the_work_of_a_few_commands(home: Path, port: int) -> None:
    """In processor time, of which other programs make little more, beside a command that only starts."""
    with opened(home, port):
        pass
    with work() as command:
        subprocess.run([*COMMAND, "register", "check"], env=environment(home, port), check=True, capture_output=True)
    with work() as again, opened(home, port):
        pass
    assert again[0] < 12 * command[0], (again, command)


@contextmanager
def work() -> Iterator[list[float]]:
    """Count the seconds of processor time that processes take which begin and end in the block."""
    counted: list[float] = []
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield counted
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    counted.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def test_a_killed_library_takes_its_processes_along_and_opens_again(home: Path, port: int) -> None:
    with opened(home, port) as library:
        children = family(library.pid)
        library.kill()
        library.wait()
        until = time.monotonic() + 60
        while alive(children) and time.monotonic() < until:
            time.sleep(0.05)
        assert not alive(children)
    with opened(home, port) as library:
        library.terminate()
        assert library.wait(60) == 0
        assert Cluster(home).pid is None


def test_a_taken_port_is_named_with_a_way_out(home: Path, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        result = subprocess.run(
            [*COMMAND, "serve"], env=environment(home, port), capture_output=True, text=True, check=False
        )
    assert result.returncode == 1
    assert f"Port {port} on 127.0.0.1 is taken" in result.stderr
    assert f"PORT={port + 1} leeszaal serve" in result.stderr
    assert "Traceback" not in result.stderr


def test_machines_are_answered_by_processes_side_by_side_until_the_library_closes(home: Path, port: int) -> None:
    sip2_port = free_port()
    with opened(home, port, sip2_port, processes=2) as library:
        serving = [p for p in family(library.pid) if b"sip2\0" in Path(f"/proc/{p}/cmdline").read_bytes()]
        assert len(serving) == 2
        for _ in range(8):
            with socket.create_connection(("127.0.0.1", sip2_port), 60) as machine:
                machine.sendall(b"9900302.00\r")
                assert machine.recv(1024).startswith(b"98Y")
        library.terminate()
        said, _ = library.communicate(timeout=60)
        assert library.returncode == 0
        assert "Traceback" not in said


def test_a_taken_port_of_the_machines_is_named_with_a_way_out(home: Path, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        surroundings = environment(home, port, taken)
        result = subprocess.run([*COMMAND, "serve"], env=surroundings, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert f"Port {taken} on 127.0.0.1 is taken" in result.stderr
    assert f"SIP2_PORT={taken + 1} leeszaal serve" in result.stderr


def test_a_library_whose_job_process_ends_by_itself_closes_and_says_so(home: Path, port: int) -> None:
    with opened(home, port) as library:
        worker = next(p for p in family(library.pid) if b"worker\0" in Path(f"/proc/{p}/cmdline").read_bytes())
        os.kill(worker, signal.SIGKILL)
        said, _ = library.communicate(timeout=60)
        assert library.returncode == 1
        assert "The process for jobs ended by itself" in said


@pytest.mark.parametrize(
    ("variable", "value"), [("DATABASE_URL", "mysql://x/y"), ("PORT", "none")], ids=["database", "port"]
)
def test_a_wrong_setting_is_told_without_a_traceback(home: Path, port: int, variable: str, value: str) -> None:
    result = subprocess.run(
        [*COMMAND, "serve"],
        env=environment(home, port) | {variable: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "A setting in the environment is not right" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_database_that_does_not_answer_is_told_without_a_traceback(home: Path, port: int) -> None:
    address = {"DATABASE_URL": f"postgresql://library@127.0.0.1:{port}/leeszaal"}
    result = subprocess.run(
        [*COMMAND, "migrate"], env=environment(home, port) | address, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr.startswith("Error: The database does not answer")
