"""What the machine refuses, wherever it does, is told as such: it is no mistake of ours."""

from pathlib import Path

import pytest
from command import run

from lucidrule import api
from lucidrule.texts.catalogue import FAULTS

LACKS = {
    "memory": (MemoryError(), "out-of-memory", "there is not enough memory\n"),
    "room": (OSError(28, "No space"), "cannot-write", "`<stdout>` cannot be written: no space is left\n"),
    "a file": (OSError(13, "Denied", "a\x1b"), "cannot-open", "`a\\u001b` cannot be opened: it is not permitted\n"),
    "something else": (
        OSError(5, "Input/output error", b"\xff"),
        "cannot-open",
        "`\\udcff` cannot be opened: the disk does not answer as it should\n",
    ),
}


@pytest.mark.parametrize(("error", "code", "told"), LACKS.values(), ids=LACKS)
def test_what_the_machine_lacks_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str, told: str
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(api, "load", fails)
    done = run("policies", "--lang", "en", folder=tmp_path)
    assert (done.returncode, done.stderr, code in FAULTS) == (2, told, True)
