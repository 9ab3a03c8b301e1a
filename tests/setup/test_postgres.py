"""The embedded database server: for any caller, at any time, after any accident."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from leeszaal.site.postgres import Cluster, DatabaseUnavailableError, account, bin_dir, memory, reachable, running
from leeszaal.site.postgres.ground import lay_ground
from leeszaal.site.postgres.places import LONGEST_SOCKET_PATH, SOCKET

MakeCluster = Callable[..., Cluster]


@pytest.fixture
def make_cluster() -> Iterator[MakeCluster]:
    """Servers that are stopped after the test."""
    made: list[Cluster] = []

    def make(home: Path, way: account.Account | None = None) -> Cluster:
        made.append(Cluster(home, (lambda *_: way) if way else account.choose))
        return made[-1]

    yield make
    for cluster in made:
        cluster.stop()
        shutil.rmtree(cluster.places.base.resolve(), ignore_errors=True)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A running server for tests that leave it as it is."""
    cluster = Cluster(tmp_path_factory.mktemp("home"))
    cluster.start()
    yield cluster
    cluster.stop()
    shutil.rmtree(cluster.places.base.resolve())


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account can enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="leeszaal-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def ask(cluster: Cluster, statement: str) -> object:
    """Run one statement as the library's own role and give the first value of the answer, if any."""
    with psycopg.connect(host=str(cluster.places.socket), dbname="leeszaal", user="leeszaal", autocommit=True) as link:
        cursor = link.execute(statement)
        return (cursor.fetchone() or (None,))[0] if cursor.description else None


def test_what_was_written_is_there_after_a_stop_and_a_start(make_cluster: MakeCluster, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path)
    assert cluster.start()
    ask(cluster, "CREATE TABLE kept AS SELECT 7 AS seven")
    cluster.stop()
    assert cluster.pid is None
    assert cluster.start()
    assert ask(cluster, "SELECT seven FROM kept") == 7


def test_starting_a_running_server_leaves_it_alone(server: Cluster) -> None:
    first = server.pid
    assert not server.start()
    assert server.pid == first


def test_it_writes_safely_sorts_dutch_names_and_listens_to_no_network(server: Cluster) -> None:
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums"):
        assert ask(server, f"SHOW {setting}") == "on"
    assert ask(server, "SHOW listen_addresses") == ""
    assert ask(server, "SHOW server_encoding") == "UTF8"
    assert ask(server, "SELECT upper('Daniëlle')") == "DANIËLLE"


def test_the_librarys_role_is_no_superuser(server: Cluster) -> None:
    assert ask(server, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
    assert ask(server, "SELECT similarity('lezen', 'lezer') > 0") is True


def test_a_server_from_before_there_were_roles_lets_the_library_make_them(server: Cluster) -> None:
    with psycopg.connect(
        host=str(server.places.socket), dbname="postgres", user="postgres", autocommit=True
    ) as operator:
        operator.execute("ALTER ROLE leeszaal NOCREATEROLE")
        lay_ground(server.places.socket)
        lay_ground(server.places.socket)
        assert operator.execute("SELECT rolcreaterole FROM pg_roles WHERE rolname = 'leeszaal'").fetchone() == (True,)


def test_what_was_committed_survives_a_kill(make_cluster: MakeCluster, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path)
    cluster.start()
    ask(cluster, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number")
    assert cluster.pid is not None
    os.kill(cluster.pid, signal.SIGKILL)
    while cluster.pid is not None:
        time.sleep(0.01)
    assert cluster.start()
    assert ask(cluster, "SELECT sum(number) FROM kept") == 500_500


def test_a_stale_process_number_that_now_belongs_to_another_program_is_no_obstacle(
    make_cluster: MakeCluster, tmp_path: Path
) -> None:
    cluster = make_cluster(tmp_path)
    cluster.start()
    left = (cluster.places.data / "postmaster.pid").read_text()
    number = str(cluster.pid)
    cluster.stop()
    (cluster.places.data / "postmaster.pid").write_text(left.replace(number, str(os.getppid()), 1))
    assert cluster.start()


def test_a_server_whose_files_were_thrown_away_is_replaced(make_cluster: MakeCluster, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path)
    cluster.start()
    former = cluster.pid
    shutil.rmtree(cluster.places.base.resolve())
    assert cluster.start()
    assert cluster.pid != former


def test_a_home_with_a_long_path_gets_a_short_private_socket(make_cluster: MakeCluster, tmp_path: Path) -> None:
    home = tmp_path / ("diep" * 20) / ("dieper" * 10)
    cluster = make_cluster(home)
    cluster.start()
    assert len(os.fsencode(cluster.places.socket / SOCKET)) <= LONGEST_SOCKET_PATH
    assert cluster.places.socket.stat().st_mode & 0o077 == 0
    assert ask(cluster, "SELECT 1") == 1
    cluster.stop()
    shutil.rmtree(cluster.places.socket)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to another account")
def test_a_socket_folder_that_another_account_has_put_there_is_refused(
    make_cluster: MakeCluster, tmp_path: Path
) -> None:
    cluster = make_cluster(tmp_path / ("diep" * 30))
    cluster.places.socket.mkdir()
    os.chown(cluster.places.socket, 12345, 12345)
    try:
        with pytest.raises(DatabaseUnavailableError, match="another account"):
            cluster.start()
    finally:
        cluster.places.socket.rmdir()


def test_its_log_repeats_nothing_of_what_was_written(server: Cluster) -> None:
    ask(server, "CREATE TABLE person (email text PRIMARY KEY)")
    ask(server, "INSERT INTO person VALUES ('roos@example.org')")
    with pytest.raises(psycopg.errors.UniqueViolation):
        ask(server, "INSERT INTO person VALUES ('roos@example.org')")
    log = server.places.log.read_text()
    assert "person_pkey" in log
    assert "roos@" not in log


@pytest.mark.skipif(os.geteuid() != 0, reason="these are root's ways")
class TestForRoot:
    """PostgreSQL refuses to run as root; Leeszaal does not refuse root."""

    def test_it_runs_in_a_user_namespace(self, make_cluster: MakeCluster, tmp_path: Path) -> None:
        if not account.namespace().can("true"):
            pytest.skip("user namespaces are forbidden here")
        cluster = make_cluster(tmp_path, account.namespace())
        cluster.start()
        assert cluster.places.data.stat().st_uid == 0
        cluster.stop()
        assert cluster.start()

    def test_it_runs_as_nobody(self, make_cluster: MakeCluster, open_folder: Path) -> None:
        cluster = make_cluster(open_folder, account.nobody())
        cluster.start()
        assert cluster.places.data.stat().st_uid == account.nobody().owner
        assert not cluster.places.base.is_symlink()
        cluster.stop()
        assert cluster.start()
        cluster.stop()

    def test_a_home_that_nobody_cannot_enter_keeps_its_data_elsewhere(
        self, make_cluster: MakeCluster, tmp_path: Path, open_folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reachable, "SYSTEM_STATE", open_folder)
        tmp_path.chmod(0o700)
        cluster = make_cluster(tmp_path, account.nobody())
        cluster.start()
        ask(cluster, "CREATE TABLE kept AS SELECT 7 AS seven")
        assert cluster.places.base.resolve().parent == open_folder
        cluster.stop()
        cluster.start()
        assert ask(cluster, "SELECT seven FROM kept") == 7
        cluster.stop()

    def test_the_same_data_can_change_from_one_way_to_the_other(
        self, make_cluster: MakeCluster, tmp_path: Path, open_folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reachable, "SYSTEM_STATE", open_folder)
        tmp_path.chmod(0o700)
        for way in (account.namespace(), account.nobody(), account.namespace()):
            if not way.can("true"):
                pytest.skip("user namespaces are forbidden here")
            cluster = make_cluster(tmp_path, way)
            cluster.start()
            ask(cluster, "CREATE TABLE IF NOT EXISTS kept (way integer)")
            ask(cluster, "INSERT INTO kept VALUES (1)")
            cluster.stop()
        cluster.start()
        assert ask(cluster, "SELECT count(*) FROM kept") == 3
        cluster.stop()

    def test_programs_that_nobody_cannot_reach_are_copied_to_where_it_can(
        self, tmp_path: Path, open_folder: Path
    ) -> None:
        tmp_path.chmod(0o700)
        package = bin_dir().parents[1]
        for part in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(part, tmp_path / part.name)
        locked = tmp_path / package.name / "pginstall" / "bin"
        assert not account.nobody().can(str(locked / "initdb"), "--version")
        copied = reachable.reachable_binaries(locked, open_folder, account.nobody())
        assert account.nobody().can(str(copied / "initdb"), "--version")


USER = """
import sys
from leeszaal.site.postgres import running
with running():
    print("there", flush=True)
    sys.stdin.read()
"""


def start_user(home: Path) -> subprocess.Popen[str]:
    """Start another process that uses the server of that home until its input ends."""
    environment = {**os.environ, "LEESZAAL_HOME": str(home)}
    environment.pop("DATABASE_URL", None)
    pipe = subprocess.PIPE
    process = subprocess.Popen([sys.executable, "-c", USER], env=environment, stdin=pipe, stdout=pipe, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "there\n"
    return process


def test_who_leaves_last_stops_the_server(make_cluster: MakeCluster, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path)
    first, second = start_user(tmp_path), start_user(tmp_path)
    first.communicate()
    assert ask(cluster, "SELECT 1") == 1
    second.communicate()
    assert cluster.pid is None


def test_a_server_left_behind_by_a_killed_process_is_used_and_then_stopped(
    make_cluster: MakeCluster, tmp_path: Path
) -> None:
    cluster = make_cluster(tmp_path)
    killed = start_user(tmp_path)
    killed.kill()
    killed.communicate()
    left = cluster.pid
    assert left is not None
    with running(cluster):
        assert cluster.pid == left
    assert cluster.pid is None


def test_two_that_start_at_once_share_one_server(make_cluster: MakeCluster, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path)
    with running(cluster), running(Cluster(tmp_path)):
        assert ask(cluster, "SELECT 1") == 1
    assert cluster.pid is None


def test_with_a_database_of_ones_own_nothing_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEESZAAL_HOME", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgresql://library@database.example/leeszaal")
    with running():
        assert not list(tmp_path.iterdir())


def test_the_server_takes_an_eighth_of_the_memory_within_bounds(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    limit = tmp_path / "memory.max"
    monkeypatch.setattr(memory, "_CGROUP", limit)
    for text, expected in ((f"{512 << 20}", 128), (f"{2 << 30}", 256), (f"{2 << 50}", None), ("max", None)):
        limit.write_text(text, encoding="ascii")
        whole = memory.effective_cache_size_mb() * 2
        assert memory.shared_buffers_mb() == (expected or max(128, min(4096, whole // 8)))
