"""Several files in one run: one at fault costs itself, and is told after what came of the others."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from lucidrule.core.fault import Fault, LucidruleError, UnreadableInput
from lucidrule.loading.output import reason_of
from lucidrule.tables.reading.refusal import refused

_One = TypeVar("_One")
_Other = TypeVar("_Other")


class Several:
    """The files of a run."""

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        """Begin with none at fault; `paths`: the order in which they are told."""
        self._order = list(dict.fromkeys(map(str, paths)))
        self._refused: dict[str, tuple[Fault, ...]] = {}
        self._errors: list[LucidruleError] = []

    @property
    def refused(self) -> dict[str, tuple[Fault, ...]]:
        """The files that nothing is judged of, with what is wrong with them, in order."""
        return {name: self._refused[name] for name in (*self._order, *self._refused) if name in self._refused}

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with all that are at fault."""
        return tuple(fault for faults in self.refused.values() for fault in faults)

    def each(self, files: Iterable[_One], path: Callable[[_One], Path], step: Callable[[_One], _Other]) -> list[_Other]:
        """Return what comes of each file; one at fault is put down, and has no further part.

        Args:
            path: Of what stands for a file, where it is.
            step: What is done with each; raises LucidruleError where that cannot be.

        Raises:
            LucidruleError: None is left.
        """
        kept = []
        for file in files:
            try:
                kept.append(step(file))
            except LucidruleError as error:
                self._refuse(path(file), error)
            except OSError as error:
                # Of a file that went away meanwhile.
                self._refuse(path(file), refused("cannot-open", path(file), reason=reason_of(error)))
        if not kept:
            self.give_up()
        return kept

    def _refuse(self, path: Path, error: LucidruleError) -> None:
        self._errors.append(error)
        self._refused[str(path)] = (*self._refused.get(str(path), ()), *error.faults)

    def give_up(self) -> None:
        """Refuse the run: no file is left.

        Raises:
            LucidruleError: What is wrong with all of them.
        """
        kinds = {type(error) for error in self._errors}
        raise (kinds.pop() if len(kinds) == 1 else UnreadableInput)(self.faults)
