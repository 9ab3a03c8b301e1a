"""Chance that comes out the same every time: each part of the demo has its own, so that one does not move another."""

import random


def chance_for(seed: int, part: str) -> random.Random:
    """Give the generator for one part of the demo."""
    return random.Random(f"{seed} {part}")  # noqa: S311 - invented people need no secrets
