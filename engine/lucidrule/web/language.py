"""The language that somebody asks for by `Accept-Language`."""

from collections.abc import Sequence

_MOST = 20


def language_of(header: str, languages: Sequence[str], otherwise: str) -> str:
    """Return the language most asked for of those that there are; `otherwise` where none is.

    Args:
        header: As of RFC 9110: `zh-CN, en;q=0.8`.
    """
    asked: list[tuple[float, str]] = []
    for part in header[:1000].split(",")[:_MOST]:
        tag, _, weight = part.partition(";")
        asked.append((_weight(weight), tag.strip().lower()))
    by_tag = {lang.lower(): lang for lang in languages}
    # Of what is asked for alike the first counts.
    for worth, tag in sorted(asked, key=lambda each: -each[0]):
        found = by_tag.get(tag) or by_tag.get(tag.partition("-")[0])
        if worth > 0 and found is not None:
            return found
    return otherwise


def _weight(said: str) -> float:
    name, _, value = said.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
