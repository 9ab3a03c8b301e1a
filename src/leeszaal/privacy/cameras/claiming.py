"""Recordings that the police or the courts claim stay until a day, beyond their four weeks."""

from datetime import date

from leeszaal.privacy.models import Recording


def claim(recording: Recording, number: str, until: date) -> Recording:
    """Keep a recording for a claim, named by its number, until a day. The claim itself is another register's."""
    recording.claim, recording.claimed_until = number, until
    recording.save(update_fields=["claim", "claimed_until"])
    return recording


def release(recording: Recording) -> Recording:
    """End the claim: the recording goes in the night on which its own term is over."""
    recording.claim, recording.claimed_until = "", None
    recording.save(update_fields=["claim", "claimed_until"])
    return recording
