"""Elements of HTML: all text in them is escaped, so that what a file says is never read as markup."""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias


class Markup(str):
    """What is markup already; made here only."""

    __slots__ = ()


Child: TypeAlias = "str | Iterable[Child]"
# They have no end.
_VOID = frozenset({"meta", "col", "br"})


def element(tag: str, /, *children: Child, **attributes: str) -> Markup:
    """Return an element.

    Args:
        children: Elements, and texts, which are escaped; also lists of these.
        attributes: Their values are escaped; `class_` and `http_equiv` stand for `class` and `http-equiv`. Empty ones
            are left out.
    """
    named = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value
    )
    end = "" if tag in _VOID else f"</{tag}>"
    return Markup(f"<{tag}{named}>{_within(children)}{end}")


def _within(children: Iterable[Child]) -> str:
    return "".join(
        child if isinstance(child, Markup) else escape(child) if isinstance(child, str) else _within(child)
        for child in children
    )
