"""Passwords and second factors of the demo: they follow from the seed, so that they are the same every time."""

import base64
import hashlib

from django.contrib.auth.hashers import make_password

from leeszaal.site.demo.chance import chance_for
from leeszaal.site.demo.words import read_toml


def password_for(seed: int, group: str) -> str:
    """Give the password that all patrons, or all staff, of the demo share: three words and four digits."""
    chance = chance_for(seed, f"password of {group}")
    words = chance.sample(read_toml("people.toml")["passwords"], k=3)
    return f"{'-'.join(words)}-{chance.randint(1000, 9999)}"


def encoded(password: str) -> str:
    """Hash a password once for everyone who has it; the salt follows from it, so that the hash is always the same."""
    return make_password(password, salt=hashlib.sha256(password.encode()).hexdigest()[:22])


def totp_secret_for(seed: int, login: str) -> str:
    """Give the secret of a staff member's second factor (160 bits, base 32)."""
    return base64.b32encode(hashlib.sha256(f"{seed} {login}".encode()).digest()[:20]).decode()
