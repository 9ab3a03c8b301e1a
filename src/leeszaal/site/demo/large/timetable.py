"""When a copy was out: so many loans laid into two years without touching each other."""

import random

HISTORY_DAYS = 728
MOST_LOANS = 26
LONGEST_KEPT = 27


def lay_out(count: int, longest: int, chance: random.Random) -> list[tuple[int, int]]:
    """Give begin and end of so many loans, in days since the history began; one ends before the next begins.

    None is kept longer than `longest` days, nor than `LONGEST_KEPT`.
    """
    most = min(longest, LONGEST_KEPT)
    kept = [1 + int(chance.random() ** 0.6 * (most - 1)) for _ in range(count)]
    free = HISTORY_DAYS - sum(kept) - count
    cuts = sorted([chance.randrange(free + 1) for _ in range(count)])
    laid, used = [], 0
    for cut, days in zip(cuts, kept, strict=True):
        begin = cut + used
        laid.append((begin, begin + days))
        used += days + 1
    return laid


def share_out(total: int, weights: list[float], chance: random.Random) -> list[int]:
    """Divide so many loans over copies by weight, none more than it can have in two years."""
    shares = [0] * len(weights)
    for chosen in chance.choices(range(len(weights)), weights, k=total):
        shares[chosen] += 1
    spare = 0
    for number, share in enumerate(shares):
        if share > MOST_LOANS:
            spare += share - MOST_LOANS
            shares[number] = MOST_LOANS
    while spare:
        number = chance.randrange(len(shares))
        if shares[number] < MOST_LOANS:
            shares[number] += 1
            spare -= 1
    return shares
