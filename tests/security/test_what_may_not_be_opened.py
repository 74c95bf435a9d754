"""What the system does not let us open, read or write is told with its reason: never a traceback, never a wait.

Whoever runs the tests may be allowed everything, so the system is spoken for.
"""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from command import run
from registers import event

import lucidrule
from lucidrule.core.fault import LucidruleError

COMPANY = "company: {id: a}\nfacts: {sector: lasers}\n"
DAY = ("--as-of", "2022-06-30", "--lang", "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a table, a company, events, and a folder `denied` that is one of somebody else."""
    (tmp_path / "t.csv").write_text("id,sector\na,lasers\n")
    (tmp_path / "c.yaml").write_text(COMPANY)
    (tmp_path / "e.jsonl").write_text(event("e0"))
    pl.DataFrame({"id": ["a"], "conducts_rd": [True]}).write_parquet(tmp_path / "t.parquet")
    (tmp_path / "denied").mkdir()
    (tmp_path / "denied" / "c.yaml").write_text(COMPANY)
    (tmp_path / "denied" / "t.csv").write_text("id,sector\nb,lasers\n")
    return tmp_path


def _denying(call: Callable[..., Any], place: int = 0) -> Callable[..., Any]:
    """Return a call of the system that lets nobody into the folder `denied`."""

    def denied(*arguments: Any, **options: Any) -> Any:
        path = arguments[place] if len(arguments) > place else ""
        if isinstance(path, str | os.PathLike) and "denied/" in f"{os.fspath(path)}":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))
        return call(*arguments, **options)

    return denied


@pytest.fixture
def _denied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("open", "stat", "mkdir", "link", "listdir", "scandir"):
        monkeypatch.setattr(os, name, _denying(getattr(os, name)))
    monkeypatch.setattr("io.open", _denying(open))
    monkeypatch.setattr("builtins.open", _denying(open))


CALLS: dict[str, tuple[tuple[str, ...], str]] = {
    "a company": (("check", "denied/c.yaml"), "`denied/c.yaml` cannot be opened: it is not permitted"),
    "a company in brief": (
        ("check", "denied/c.yaml", "--brief"),
        "`denied/c.yaml` cannot be opened: it is not permitted",
    ),
    "a table": (("screen", "denied/t.csv"), "`denied/t.csv` cannot be opened: it is not permitted"),
    "a table of records": (
        ("screen", "t.csv", "--records", "first_set_products=denied/t.csv"),
        "`denied/t.csv` cannot be opened: it is not permitted",
    ),
    "a result": (("screen", "t.csv", "-o", "denied/r.csv"), "`denied/r.csv` cannot be written: it is not permitted"),
    "rows to correct": (
        ("screen", "t.csv", "--fix", "denied/f.xlsx"),
        "`denied/f.xlsx` cannot be written: it is not permitted",
    ),
    "a map of headings": (
        ("screen", "t.csv", "--headings", "denied/map.yaml"),
        "`denied/map.yaml` cannot be opened: it is not permitted",
    ),
    "a template": (("template", "denied/t.xlsx"), "`denied/t.xlsx` cannot be written: it is not permitted"),
    "a new company": (("new", "denied/n.yaml"), "`denied/n.yaml` cannot be written: it is not permitted"),
    "a new programme": (("new-programme", "denied/p"), "cannot be opened: it is not permitted"),
}


# What judges needs a day, too.
ASKED = [(*call, *(DAY if call[0] in ("check", "screen") else DAY[2:])) for call, _ in CALLS.values()]


@pytest.mark.usefixtures("_denied")
@pytest.mark.parametrize(
    ("arguments", "told"), zip(ASKED, (told for _, told in CALLS.values()), strict=True), ids=CALLS
)
def test_what_is_not_permitted_is_told_with_its_reason(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run(*arguments, folder=folder)
    assert (done.returncode, told in done.stderr, done.stdout) == (2, True, "")


@pytest.mark.usefixtures("_denied")
def test_others_are_judged_beside_what_is_not_permitted(folder: Path) -> None:
    done = run("screen", "denied/t.csv", "t.csv", *DAY, folder=folder)
    assert (done.returncode, done.stdout.splitlines()[0]) == (2, "1 company at 30 June 2022")
    done = run("check", "denied/c.yaml", "c.yaml", "--brief", *DAY, folder=folder)
    assert (done.returncode, done.stdout.startswith("c.yaml: ")) == (2, True)


@pytest.mark.usefixtures("_denied")
def test_a_caller_from_python_gets_an_error_of_ours(folder: Path) -> None:
    with pytest.raises(LucidruleError) as raised:
        lucidrule.load().determine(folder / "denied" / "c.yaml", as_of="2022-06-30")
    assert [fault.code for fault in raised.value.faults] == ["cannot-open"]
