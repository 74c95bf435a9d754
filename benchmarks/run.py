"""Prints each figure as a ratio to a yardstick measured in the same run."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import lucidrule
from benchmarks.by_hand import ten_verdicts
from benchmarks.companies import complete

AS_OF = date(2022, 6, 30)
ROOT = Path(__file__).resolve().parents[1]


def _median(call: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Run all benchmarks."""
    programme = lucidrule.load()
    companies = [complete(seed) for seed in range(200)]
    profiles = [programme.profile(company) for company in companies]
    hand = _median(lambda: [ten_verdicts(company, AS_OF) for company in companies], 20) / len(companies)
    print(f"hand-written ten verdicts: {hand * 1e6:.1f} µs (the yardstick; 8 µs on the reference machine)")

    def judged() -> None:
        for profile in profiles:
            _ = programme.determine(replace(profile), as_of=AS_OF).receipt

    ours = _median(judged, 5) / len(companies)
    print(f"with proof and receipt, complete profile: {ours * 1e6:.0f} µs, {ours / hand:.0f} × (target 40 ×)")
    sparse = programme.profile(ROOT / "examples/companies/raycus.yaml")
    slow = _median(lambda: programme.determine(sparse, as_of=AS_OF), 20)
    print(f"the same, sparse profile (Raycus): {slow * 1e6:.0f} µs, {slow / hand:.0f} ×")
    scale = hand / 8e-6
    load = _median(lambda: lucidrule.load(), 5)
    print(
        f"loading the shipped programme, warm: {load * 1e3:.0f} ms, scaled {load / scale * 1e3:.0f} ms (target 100 ms)"
    )

    def process(*code: str) -> float:
        return _median(lambda: subprocess.run([sys.executable, *code], capture_output=True, check=True), 7)

    bare = process("-c", "from pydantic import BaseModel")
    company = str(ROOT / "examples/companies/raycus.yaml")
    checked = process("-c", "from lucidrule.cli import main; main()", "check", company, "--as-of", "2022-06-30")
    print(
        f"check FILE from process start: {checked * 1e3:.0f} ms, {checked / bare:.1f} × importing pydantic (target 3 ×)"
    )


if __name__ == "__main__":
    main()
