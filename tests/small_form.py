"""How much a slow test does: a small form where coverage is measured or it is named, all of it by `-m slow`."""

# Set by conftest before any test is read.
WHOLE = False


def sized(whole: int, *, small: int) -> int:
    """Return how many examples to draw, companies to judge, moments to try."""
    return whole if WHOLE else small
