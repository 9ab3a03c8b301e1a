"""Machines that speak TLS."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import library
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from people import card_of, patron
from sip2_machine import Machine, served

from leeszaal.protocols.sip2.server.limits import Limits
from leeszaal.protocols.sip2.server.tls import CertificateError, tls_context

Account = tuple[str, str]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a certificate for this machine, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    (folder / "key.pem").write_bytes(pem)
    return folder


@pytest.fixture
def port(account: Account, certificate: Path) -> Iterator[int]:
    """Where SIP2 is served over TLS."""
    with served(Limits(handshake=1.0), tls_context(certificate / "cert.pem", certificate / "key.pem")) as number:
        yield number


def machine_side(certificate: Path) -> ssl.SSLContext:
    """What a machine needs to trust the server."""
    return ssl.create_default_context(cafile=str(certificate / "cert.pem"))


@pytest.mark.django_db(transaction=True)
def test_a_book_is_lent_over_tls(port: int, account: Account, certificate: Path) -> None:
    with Machine(port, machine_side(certificate)) as machine:
        assert machine.log_in(*account).check_out(card_of(patron()), library.item().barcode).ok


@pytest.mark.django_db(transaction=True)
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1")
def test_tls_older_than_1_2_is_refused(port: int, account: Account, certificate: Path) -> None:
    side = machine_side(certificate)
    side.set_ciphers("ALL:@SECLEVEL=0")
    side.minimum_version = side.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(OSError, match=r"protocol version|EOF|reset"), Machine(port, side):
        pass
    side.maximum_version = ssl.TLSVersion.TLSv1_2
    with Machine(port, side) as machine:
        machine.log_in(*account)


@pytest.mark.django_db(transaction=True)
def test_who_does_not_speak_tls_is_closed_and_so_is_half_a_handshake(
    port: int, account: Account, certificate: Path
) -> None:
    with Machine(port) as plain, Machine(port) as half:
        plain.send(b"9900302.00\r")
        half.send(b"\x16\x03\x01")
        assert not plain.hear().startswith(b"98")
        assert half.is_cut_off()
    with Machine(port, machine_side(certificate)) as machine:
        machine.log_in(*account)


def test_a_certificate_that_cannot_be_used_is_named(certificate: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.pem").touch()
    for wrong in (tmp_path / "none.pem", tmp_path / "empty.pem"):
        with pytest.raises(CertificateError, match=wrong.name):
            tls_context(wrong, certificate / "key.pem")
