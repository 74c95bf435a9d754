"""Cells that hold something which is no value."""

MOST_OF_A_CELL = 100_000


class NotThere(str):
    """What a cell shows where it has no value: the text of an error, a formula that was never calculated.

    It is a text, so that it is written into results as it was shown; whoever reads values asks for this class first.

    Attributes:
        code: Of the fault that says why there is no value.
    """

    __slots__ = ("code",)

    code: str

    def __new__(cls, text: str, code: str) -> "NotThere":
        """Return what a cell shows, with the reason why it is no value."""
        made = super().__new__(cls, text)
        made.code = code
        return made

    @property
    def text(self) -> str:
        """What the cell shows."""
        return str(self)


def bounded(text: str) -> str:
    """Return the text of a cell; one that is too long for any value says so, and costs only itself."""
    return NotThere(text, "cell-too-long") if len(text) > MOST_OF_A_CELL else text
