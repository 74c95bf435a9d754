"""Whatever stands in a file, nothing comes out but what is read or an error of ours, told in words."""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from fuzzing.mutations import mutated
from fuzzing.readers import BOOKS, TESTS, TEXTS, files, only_our_errors
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.mark.slow
@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_at_fault_is_refused_in_words(kind: str) -> None:
    read, number = TEXTS[kind]

    @settings(max_examples=number, deadline=None, suppress_health_check=list(HealthCheck))
    @given(seed=st.integers(0, 2**64))
    def fuzzed(seed: int) -> None:
        pick = random.Random(seed)
        there = files(kind)
        suffix, raw = pick.choice(there)
        changed = mutated(raw, [each for _, each in there], pick)
        only_our_errors(read, changed, folder / f"x{suffix}" if suffix.startswith(".") else folder / suffix)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fuzzed()


@pytest.mark.slow
@settings(max_examples=TEXTS["values"][1], deadline=None)
@given(st.text(max_size=40))
def test_any_text_at_all_is_a_value_or_is_refused_in_words(text: str) -> None:
    only_our_errors(TEXTS["values"][0], text.encode("utf-8", "replace"), Path("x"))


@pytest.mark.slow
@pytest.mark.parametrize("kind", BOOKS)
def test_a_damaged_book_ends_no_process_and_asks_for_no_more_than_there_is(kind: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent / "engine")])}
    # Polars would make room for a thread on each processor.
    environment |= {"POLARS_MAX_THREADS": "1", "PYTHONHASHSEED": "0"}
    found = subprocess.run(
        [sys.executable, "-m", "fuzzing.books", kind, "0", str(BOOKS[kind])],
        capture_output=True,
        text=True,
        env=environment,
        cwd=TESTS,
        check=False,
    )
    assert (found.stdout, found.returncode) == ("", 0), found.stderr[-500:]
