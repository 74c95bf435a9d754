"""Short texts of many, handed on together: each alone would cost more than it took to find out."""

from contextlib import AbstractContextManager
from types import TracebackType

import click

_TOGETHER = 100


class Held(AbstractContextManager["Held"]):
    """What is to be printed; it is printed at the end, or when much has come together."""

    def __init__(self, *, at_once: bool) -> None:
        """Begin.

        Args:
            at_once: Someone looks on, and nothing is held back.
        """
        self._most = 1 if at_once else _TOGETHER
        self._texts: list[str] = []

    def print(self, text: str) -> None:
        """Print a text, now or later."""
        self._texts.append(text)
        if len(self._texts) >= self._most:
            self._hand_on()

    def _hand_on(self) -> None:
        click.echo("".join(self._texts), nl=False)
        self._texts.clear()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._hand_on()
