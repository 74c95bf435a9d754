"""How much a slow test does: a small form in the default run, all of it where slow tests are asked for (`-m slow`)."""

# Set by conftest before any test is read.
WHOLE = False


def sized(whole: int, *, small: int) -> int:
    """Return how many examples to draw, companies to judge, moments to try."""
    return whole if WHOLE else small
