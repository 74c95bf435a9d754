"""Damaged files through the doors of the command: told or taken, never an error of our own."""

import gc
import random
import shutil
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from command import Done, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_form import sized

ROOT = Path(__file__).resolve().parents[2]
_GOOD = ROOT / "tests" / "golden" / "good" / "programme"
_RULES = ("policies.yaml", "rules/facts.yaml", "rules/criteria.yaml", "rules/demo/grant.yaml")
_PIECES = [
    *(b"{", b"}", b"[", b"]", b":", b",", b"-", b"&a ", b"*a", b"!!x ", b'"', b"'", b"\t", b"\n", b"\0", b"|", b"<a>"),
    *(
        b"\xff",
        b"\xed\xa0\x80",
        "＝：，　".encode(),
        b"1e999999999",
        b"9" * 5_000,
        b"(" * 2_000,
        b"." * 2_000,
        b"\\ud800",
    ),
]
_RUNS = count(1)
_SETTINGS: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


def _damaged(raw: bytes, seed: int) -> bytes:
    """Return what a file holds with some pieces put in, doubled or left out."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(raw) + 1)
        end = at + chance.choice((0, 0, 1, 5, 200))
        raw = raw[:at] + chance.choice((*_PIECES, b"", raw[at:end] * 2)) + raw[end:]
    return raw


def _through_the_door(*arguments: str, folder: Path | None = None) -> Done:
    """Run the command.

    Each run leaves its programme behind in circles, and counts as old what it did not look through: left alone, full
    collections come so seldom that thousands of runs grow to gigabytes.
    """
    done = run(*arguments, "--lang", "en", folder=folder)
    if not next(_RUNS) % 50:
        gc.collect()
    return done


def _feature() -> bytes:
    return (
        b"Feature: x\n  Scenario Outline: s\n    Given annual revenue of 2021 is <a>\n"
        b'    When the company applies for the "First revenue milestone award" on 2022-06-30\n'
        b"    Then the outcome is ineligible\n    Examples:\n      | a |\n      | 1 |\n      | 2 |\n"
    )


_DAY = {"check": ("--as-of", "2022-06-30"), "screen": ("--as-of", "2022-06-30"), "test": (), "watch": ()}
DOORS = {
    "company": (
        "c.yaml",
        b"company: {id: a}\nfacts:\n  sector: not_laser\n  founded_on: 2020-01-01\n",
        ("check", "c.yaml"),
    ),
    "lines": ("t.jsonl", b'{"id": "a", "sector": "lasers", "annual_revenue 2021": 1.5}\n', ("screen", "t.jsonl")),
    "table": ("t.csv", b'id,sector,founded_on\na,lasers,2020-01-01\n"b",not_laser,\n', ("screen", "t.csv")),
    "feature": ("t.feature", _feature(), ("test", "t.feature")),
    "events": (
        "e.jsonl",
        b'{"id": "e1", "company": "a", "fact": "registered_in_zone", "value": true, "date": "2022-06-30", '
        b'"source": "s", "who": "w"}\n',
        ("watch", "--store", "s.db", "--events", "e.jsonl"),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "good", "arguments"), DOORS.values(), ids=DOORS)
@settings(max_examples=sized(20_000, small=12), **_SETTINGS)
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_is_told_or_taken(
    tmp_path_factory: pytest.TempPathFactory, name: str, good: bytes, arguments: tuple[str, ...], seed: int
) -> None:
    folder = tmp_path_factory.mktemp("door")
    (folder / name).write_bytes(_damaged(good, seed))
    day = _DAY[arguments[0]]
    done = _through_the_door(*arguments, *day, folder=folder)
    shutil.rmtree(folder)
    assert (done.returncode in (0, 1, 2, 5), "internal error" in done.stderr) == (True, False)


@pytest.mark.slow
@settings(max_examples=sized(20_000, small=25), **_SETTINGS)
@given(name=st.sampled_from(_RULES), seed=st.integers(0, 2**32))
def test_a_damaged_rule_file_is_told_or_taken(tmp_path_factory: pytest.TempPathFactory, name: str, seed: int) -> None:
    folder = Path(shutil.copytree(_GOOD, tmp_path_factory.mktemp("rules"), dirs_exist_ok=True))
    (folder / name).write_bytes(_damaged((folder / name).read_bytes(), seed))
    done = _through_the_door("validate", str(folder))
    shutil.rmtree(folder)
    assert (done.returncode in (0, 5), "internal error" in done.stderr) == (True, False)
