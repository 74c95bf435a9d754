"""How often something comes up among generated examples."""

from hypothesis import settings


def often(count: int, more_than: float) -> bool:
    """Return whether something came up more often than a number, so that a test is one of something.

    Examples that are drawn anew each time are left to chance; with CI=true they are the same each time.
    """
    return count > more_than or not settings().derandomize
