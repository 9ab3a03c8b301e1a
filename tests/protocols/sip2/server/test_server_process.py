"""`leeszaal sip2` as people run it: a process of its own."""

import os
import random
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, urlencode

import library
import pytest
from django.db import connection
from people import card_of, patron
from sip2_machine import STATUS, Machine, checkout, wait_until

from leeszaal.circulation.models import Loan
from leeszaal.protocols.sip2.codec import decode, encode
from leeszaal.protocols.sip2.codec.messages import CheckoutResponse

pytestmark = pytest.mark.django_db(transaction=True)

Account = tuple[str, str]
Server = tuple[subprocess.Popen[str], int]
COMMAND = (sys.executable, "-m", "leeszaal.site.cli", "sip2")
NOISE_SECONDS = 5.0
MAY_GROW_KB = 8 * 1024


def free_port() -> int:
    """Find a port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def environment() -> dict[str, str]:
    """Surroundings in which a process uses the database of the test."""
    values = connection.settings_dict
    place = urlencode({"host": values["HOST"]} | ({"port": values["PORT"]} if values["PORT"] else {}))
    secret = f":{quote(values['PASSWORD'], safe='')}" if values["PASSWORD"] else ""
    return os.environ | {"DATABASE_URL": f"postgresql://{values['USER']}{secret}@/{values['NAME']}?{place}"}


def start(*words: str) -> subprocess.Popen[str]:
    """Start the command; what it says is collected."""
    piped = subprocess.PIPE
    return subprocess.Popen([*COMMAND, *words], env=environment(), stdout=piped, stderr=subprocess.STDOUT, text=True)


@pytest.fixture
def server(account: Account) -> Iterator[Server]:
    """The command at a free port, once it says that it serves."""
    port = free_port()
    process = start("--port", str(port))
    assert process.stdout is not None
    said = process.stdout.readline()
    try:
        assert said == f"SIP2: 127.0.0.1:{port}\n"
        yield process, port
    finally:
        process.kill()
        process.communicate()


def resident_kb(process: int) -> int:
    """Give the memory that a process has in use."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0])


def make_noise(port: int, seconds: float, seed: int) -> int:
    """Send random bytes, broken messages and sudden ends for a while; give how many lines were used."""
    chance, lines, until = random.Random(seed), 0, time.monotonic() + seconds
    whole = encode(STATUS, sequence=1, checksum=True)
    while time.monotonic() < until:
        lines += 1
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 10) as line:
            for _ in range(chance.randrange(1, 6)):
                broken = whole[: chance.randrange(len(whole))] + chance.randbytes(chance.randrange(20)) + b"\r"
                line.sendall(chance.choice([chance.randbytes(chance.randrange(1, 9000)), broken, whole]))
            if chance.random() < 0.5:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return lines


def test_random_bytes_for_a_while_leave_memory_flat_and_the_others_answered(server: Server, account: Account) -> None:
    process, port = server
    with Machine(port) as machine:
        machine.log_in(*account)
        make_noise(port, NOISE_SECONDS, seed=1)
        before = resident_kb(process.pid)
        for seed in range(2, 6):
            assert make_noise(port, NOISE_SECONDS / 4, seed) > 10
            assert machine.ask(STATUS)
        make_noise(port, NOISE_SECONDS, seed=6)
        assert resident_kb(process.pid) - before < MAY_GROW_KB
        assert machine.check_out(card_of(patron()), library.item().barcode).ok
    process.terminate()
    said, _ = process.communicate(timeout=60)
    assert "Traceback" not in said
    assert process.returncode == 0


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_request_under_way_is_answered_before_the_server_closes(
    server: Server, account: Account, asked: signal.Signals
) -> None:
    process, port = server
    with Machine(port) as machine:
        machine.log_in(*account)
        machine.send(encode(checkout(card_of(patron()), library.item().barcode), sequence=1))
        assert wait_until(Loan.objects.exists)
        process.send_signal(asked)
        answer = decode(machine.hear()).message
        assert isinstance(answer, CheckoutResponse)
        assert answer.ok
        assert machine.is_cut_off()
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0, said


def test_processes_side_by_side_share_one_port_and_all_end(account: Account) -> None:
    port = free_port()
    process = start("--port", str(port), "--processes", "2")
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == f"SIP2: 127.0.0.1:{port}\n"
        for _ in range(8):
            with Machine(port) as machine:
                machine.log_in(*account)
    finally:
        process.terminate()
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 0, said


def test_a_port_that_is_taken_is_named_with_a_way_out(server: Server) -> None:
    _, port = server
    second = start("--port", str(port))
    said, _ = second.communicate(timeout=60)
    assert second.returncode == 1
    assert f"SIP2_PORT={port + 1} leeszaal sip2" in said


def test_half_of_tls_is_refused(account: Account, tmp_path: Path) -> None:
    process = start("--port", str(free_port()), "--tls-cert", str(tmp_path / "cert.pem"))
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "both a certificate and its key" in said
    assert "Traceback" not in said


def test_it_does_not_serve_while_the_register_does_not_agree(account: Account) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE circulation_loan ADD COLUMN weather text")
        try:
            process = start("--port", str(free_port()))
            said, _ = process.communicate(timeout=60)
        finally:
            cursor.execute("ALTER TABLE circulation_loan DROP COLUMN weather")
    assert process.returncode == 1
    assert "SIP2 does not start, for the register does not agree" in said
    assert "weather" in said
