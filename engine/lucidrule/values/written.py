"""A text that is compared folded, and shown as it was written."""

from lucidrule.core.folding import folded


class WrittenText(str):
    """A text fact: the string itself is what is compared; `written` is what people see."""

    __slots__ = ("written",)
    written: str

    def __new__(cls, text: str) -> "WrittenText":
        """Make one of what was written; blanks around it are not kept."""
        made = super().__new__(cls, folded(text))
        made.written = text.strip()
        return made


def as_written(value: object) -> str:
    """Return a value as text, a text fact as it was written.

    No `__str__` does it: engines and libraries turn texts into their own by that.
    """
    return value.written if isinstance(value, WrittenText) else str(value)
