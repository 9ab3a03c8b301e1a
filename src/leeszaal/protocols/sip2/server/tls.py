"""TLS for machines that can: version 1.2 at least."""

import ssl
from pathlib import Path


class CertificateError(Exception):
    """Certificate or key cannot be used; the message says why."""


def tls_context(certificate: Path, key: Path) -> ssl.SSLContext:
    """Make what the server needs to speak TLS from a PEM file with the chain and one with the key.

    Raises CertificateError.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(certificate, key, password=_refuse_to_ask)
    except (OSError, ValueError) as error:
        raise CertificateError(f"The certificate {certificate} with key {key} cannot be used: {error}") from error
    return context


def _refuse_to_ask() -> str:
    raise ValueError("the key has a password; give one without")
