"""Numbers by which people are known."""

_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_eleven_test(digits: str) -> bool:
    """Whether nine digits can be a burgerservicenummer."""
    if len(digits) != len(_WEIGHTS) or not digits.isdecimal():
        return False
    return sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=True)) % 11 == 0
