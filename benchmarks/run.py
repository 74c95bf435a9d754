"""Prints each figure as a ratio to a yardstick measured in the same run, and whether it meets its target.

A target in milliseconds assumes a machine on which the hand-written function takes 8 µs, and is scaled to this one.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import yaml

import lucidrule
from benchmarks import changes, endpoints, from_mappings, interviews, living, screening
from benchmarks.by_hand import ten_verdicts
from benchmarks.companies import complete
from benchmarks.generators import condition, programme_of
from lucidrule.compile.profile import Profile
from lucidrule.evaluate.evaluate import evaluate
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.settle import Settling
from lucidrule.model.company import CompanyHeader

AS_OF = date(2022, 6, 30)
ROOT = Path(__file__).resolve().parents[1]
RAYCUS = ROOT / "examples/companies/raycus.yaml"
REFERENCE = 8e-6
CHECK = ("-c", "from lucidrule.cli import main; main()", "check", "--as-of", "2022-06-30")


def median(call: Callable[[], object], rounds: int) -> float:
    """Return the median time of a call in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def judged(name: str, figure: str, value: float, target: float, unit: str) -> None:
    """Print a figure beside its target."""
    met = "met" if value <= target else "MISSED"
    print(f"{name}: {figure}, {value:.1f} {unit} (target {target:g} {unit}): {met}")


def determinations(hand: float) -> None:
    """A determination with proof and receipt, of complete and of sparse profiles."""
    programme = lucidrule.load()
    profiles = [programme.profile(complete(seed)) for seed in range(200)]

    def all_of_them() -> None:
        for profile in profiles:
            # A new profile each time, so that nothing is kept from the last one.
            _ = programme.determine(replace(profile), as_of=AS_OF).receipt

    ours = median(all_of_them, 15) / len(profiles)
    judged("determination with proof and receipt, complete profile", f"{ours * 1e6:.0f} µs", ours / hand, 40, "×")
    sparse = programme.profile(RAYCUS)
    slow = median(lambda: programme.determine(replace(sparse), as_of=AS_OF).receipt, 50)
    print(f"the same, sparse profile (Raycus): {slow * 1e6:.0f} µs, {slow / hand:.0f} × (no target)")


def processes() -> None:
    """The command from process start, and for many files."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

    def process(*code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *code], capture_output=True, check=True, env=environment)

    bare, checked = process("-c", "from pydantic import BaseModel"), process(*CHECK, str(RAYCUS))
    for call in (bare, checked):
        call()
    # In turns, so that what else the machine does weighs on both alike.
    pairs = [(median(bare, 1), median(checked, 1)) for _ in range(15)]
    floor, time_ = (statistics.median(times) for times in zip(*pairs, strict=True))
    judged("check FILE from process start", f"{time_ * 1e3:.0f} ms", time_ / floor, 3, "× importing pydantic")
    with tempfile.TemporaryDirectory() as folder:
        text = RAYCUS.read_text(encoding="utf-8")
        files = [Path(folder) / f"{n}.yaml" for n in range(1000)]
        for file in files:
            file.write_text(text, encoding="utf-8")
        some = median(process(*CHECK, "--json", *map(str, files[:500])), 1)
        all_ = median(process(*CHECK, "--json", *map(str, files)), 1)
        per_file = (all_ - some) / 500
        print(
            f"1,000 files in one call: {all_:.2f} s, 500: {some:.2f} s; {per_file * 1e3:.2f} ms for each further file; "
            f"twice the files take {all_ / some:.2f} × (linear: at most 2): {'met' if all_ <= some * 2 else 'MISSED'}"
        )
        calls: list[Callable[[], object]] = [
            partial(_scanned, files),
            process(*CHECK, "--brief", *map(str, files)),
            process(*CHECK, str(RAYCUS)),
        ]
        rounds = [[median(call, 1) for call in calls] for _ in range(5)]
        scanned, brief, one_file = (statistics.median(times) for times in zip(*rounds, strict=True))
        figure = f"{brief - one_file:.2f} s after start-up, the scanner {scanned:.2f} s"
        judged("1,000 files in one check --brief", figure, (brief - one_file) / scanned, 3, "× the bare scanner")


def _scanned(files: list[Path]) -> None:
    """Read files by the bare scanner of YAML."""
    for file in files:
        for _ in yaml.parse(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            pass


def settling(scale: float) -> None:
    """The exact pass over 60 leaves with 40 missing facts."""
    times, open_, superset = [], 0, 0
    for seed in range(100):
        node, declared = condition(60, 40, seed)
        facts = Facts(Profile(CompanyHeader(), {}, {}, frozenset()), AS_OF, 2021)
        start = time.perf_counter()
        proof = evaluate(node, facts)
        found_by = Settling(declared)
        found = found_by.settle(found_by.condition(proof, facts), proof.missing)
        times.append(time.perf_counter() - start)
        open_ += found.verdict.value == "unknown"
        superset += not found.exact
    worst = max(times)
    figure = (
        f"median {statistics.median(times) * 1e3:.1f} ms, worst {worst * 1e3:.1f} ms of 100 seeds, {superset} supersets"
    )
    judged("60 leaves, 40 missing facts, with the missing set", figure, worst / scale * 1e3, 50, "ms scaled")


def loading(scale: float) -> None:
    """Loading the shipped programme and large ones."""
    load = median(lucidrule.load, 9)
    judged("loading the shipped programme", f"{load * 1e3:.0f} ms", load / scale * 1e3, 100, "ms scaled")
    times = {}
    for policies in (250, 500, 1000):
        with programme_of(policies) as root:
            times[policies] = median(lambda: lucidrule.load(root), 3)  # called at once
    figures = ", ".join(f"{policies}: {seconds * 1e3:.0f} ms" for policies, seconds in times.items())
    judged("loading many policies", figures, times[1000] / times[500], 2.2, "× for twice as many")


def scenarios(scale: float) -> None:
    """A thousand scenarios as `lucidrule test` runs them, after start-up."""
    head = "# language: zh-CN\n功能: 技改\n"
    steps = """    假如企业资料如下：
      | 2021年技改设备购置额 | {amount}万元 |
    而且技改项目已备案
    当企业以2022年6月30日为基准日申报“技改与本地配套补贴”
    那么条件“考核年度技改设备购置额200万元以上”判为“{verdict}”
"""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "one").mkdir()
        (folder / "many").mkdir()
        for file in range(50):
            text = head
            for at in range(20):
                amount = file * 20 + at
                verdict = "符合" if amount >= 200 else "不符合"
                text += f"  场景: 第{at}个\n" + steps.format(amount=amount, verdict=verdict)
            (folder / "many" / f"{file}.feature").write_text(text, encoding="utf-8")
        one = head + "  场景: 甲\n" + steps.format(amount=200, verdict="符合")
        (folder / "one" / "one.feature").write_text(one, encoding="utf-8")

        def run(part: str) -> float:
            start = time.perf_counter()
            command = [sys.executable, "-m", "lucidrule", "test", str(folder / part)]
            environment = {**os.environ, "PYTHONPATH": str(ROOT / "engine")}
            subprocess.run(command, env=environment, check=True, capture_output=True)
            return time.perf_counter() - start

        run("one")
        seconds = statistics.median(run("many") - run("one") for _ in range(3))
    judged("1,000 scenarios after start-up", f"{seconds:.2f} s", seconds / scale, 4, "s scaled")


def main() -> None:
    """Run all benchmarks."""
    companies = [complete(seed) for seed in range(200)]
    hand = median(lambda: [ten_verdicts(company, AS_OF) for company in companies], 50) / len(companies)
    print(f"hand-written ten verdicts: {hand * 1e6:.2f} µs (the yardstick; 8 µs on the reference machine)")
    determinations(hand)
    processes()
    settling(hand / REFERENCE)
    loading(hand / REFERENCE)
    scenarios(hand / REFERENCE)
    interviews.interviews(hand / REFERENCE, judged)
    living.confirmation(hand / REFERENCE, judged)
    living.sessions(hand / REFERENCE, judged)
    living.register(hand / REFERENCE, judged)
    living.growth(judged)
    screening.fast_path(judged)
    from_mappings.policies_of_others(judged)
    from_mappings.shipped_policies(judged)
    screening.parquet(judged)
    screening.policies(judged)
    changes.changes(judged)
    screening.sheets(judged)
    endpoints.endpoints(judged)


if __name__ == "__main__":
    main()
