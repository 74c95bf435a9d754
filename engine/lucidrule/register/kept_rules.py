"""The rules that a register keeps: those that hold now, or that held at an entry."""

from pathlib import Path

from lucidrule.api import Programme, programme_of
from lucidrule.compile.loaded import compile_texts
from lucidrule.register.opening import entry_named
from lucidrule.register.replay import in_order
from lucidrule.register.store import Store

_MARK = b"SQLite format 3\x00"


def is_register(path: Path) -> bool:
    """Return whether a file begins as registers do; one that cannot be read is told by its reader."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MARK)) == _MARK
    except OSError:
        return False


def rules_kept(path: Path, entry: int | None = None) -> Programme:
    """Return the programme that held at an entry of a register; None: at the last.

    Raises:
        UnreadableInput: It is no register, keeps no rules up to there, or their texts are not those of their digest.
        RulesAtFault: They are of an earlier lucidrule, and cannot be read any more.
    """
    store = Store(path, create=False)
    try:
        every = [each for each in store.entries(kinds=("rules",)) if entry is None or each.seq <= entry]
        if not every:
            raise store.fault("no-rules-kept")
        body = store.body(every[-1])
        compiled = compile_texts(in_order(body))
        if compiled.digest != body["digest"]:
            raise store.fault("store-damaged", reason=entry_named(every[-1].seq))
    finally:
        store.close()
    return programme_of(compiled)
