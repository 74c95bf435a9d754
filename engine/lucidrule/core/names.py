"""The nearest names to one that does not exist."""

from collections.abc import Iterable


def nearest(name: str, candidates: Iterable[str], limit: int = 3, *, cutoff: float = 0.6) -> tuple[str, ...]:
    """Return the candidates most like `name`, best first; none if nothing is like it by at least `cutoff`."""
    from difflib import get_close_matches

    return tuple(get_close_matches(name[:80], list(candidates), n=limit, cutoff=cutoff))
