"""What the engine answers today, written down, so that a change of the house can be held against it.

`python tools/answers.py write FILE` keeps the answers, a line for each; `python tools/answers.py compare FILE` tells
the first lines that differ and exits with 1 if any does. A folder behind FILE names another programme than the shipped
one. Answers are determinations with proof of the example companies at four dates and of seeded companies, what the fast
path and a screened table say of the same, and the policies in words.
"""

import hashlib
import json
import random
import sys
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from benchmarks.companies import complete

import lucidrule
from lucidrule.present.policy import describe

ROOT = Path(__file__).resolve().parents[1]
DAYS = (date(2021, 6, 30), date(2022, 6, 30), date(2023, 6, 30), date(2025, 1, 1))
SEEDS = 2_000
_TOLD = 10


def seeded(seed: int, facts: Collection[str]) -> dict[str, Any]:
    """Return a company, with some of these facts; more is left out the higher its seed is in its hundred."""
    pick = random.Random(f"sparse {seed}")
    left_out = (seed % 100) / 120
    whole = {name: value for name, value in complete(seed).items() if name in facts}
    known = {name: value for name, value in whole.items() if pick.random() >= left_out}
    for name, value in known.items():
        if isinstance(value, dict):
            known[name] = {year: of for year, of in value.items() if pick.random() >= left_out / 2}
    return known


def answers(programme: lucidrule.Programme, seeds: int = SEEDS) -> Iterator[tuple[str, str]]:
    """Yield each question with its answer as text."""
    for day in DAYS:
        for file in sorted((ROOT / "examples/companies").glob("*.yaml")):
            found = programme.determine(file, as_of=day)
            yield f"{file.stem} {day}", _json(found.to_dict())
            yield f"{file.stem} {day} in words", found.explain("zh", full=True)
    facts = programme.compiled.facts
    profiles = [programme.profile(seeded(seed, facts)) for seed in range(seeds)]
    for seed, profile in enumerate(profiles):
        day = DAYS[1 + seed % 2]
        yield f"seed {seed}", _json(programme.determine(profile, as_of=day).to_dict())
    for seed, verdicts in enumerate(programme.determine_many(profiles, as_of=DAYS[1])):
        yield f"fast {seed}", _json([verdicts.outcomes, verdicts.criteria])
    yield from _screened(programme, seeds)
    for policy in programme.compiled.policies:
        for lang in ("zh", "en", "ja"):
            yield f"policy {policy.id} {lang}", describe(policy, programme.compiled, lang)


def _screened(programme: lucidrule.Programme, seeds: int) -> Iterator[tuple[str, str]]:
    rows = [row for seed in range(seeds) if (row := _row(seeded(seed, programme.compiled.facts))) is not None]
    frame = pl.DataFrame(rows, infer_schema_length=None)
    found = programme.screen(frame, as_of=DAYS[1], missing=True, criteria=True, sums=True)
    for at, row in enumerate(found.to_dicts()):
        yield f"row {at}", _json(row)


def _row(known: dict[str, Any]) -> dict[str, Any] | None:
    row: dict[str, Any] = {}
    for name, value in known.items():
        if isinstance(value, dict):
            row |= {f"{name} {year}": of for year, of in value.items()}
        elif name == "granted":
            row[name] = "、".join(value) or "none"
        elif isinstance(value, list):
            row[name] = len(value)
            row |= {f"{name} {at} {part}": of for at, each in enumerate(value, 1) for part, of in each.items()}
        else:
            row[name] = date(9999, 12, 31) if value == "never" else value
    return row


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, default=str)


def main() -> int:
    verb, path = sys.argv[1], Path(sys.argv[2])
    now = dict(answers(lucidrule.load(*sys.argv[3:4])))
    if verb == "write":
        path.write_text("".join(f"{name}\t{json.dumps(answer, ensure_ascii=False)}\n" for name, answer in now.items()))
        print(f"{len(now)} answers, {hashlib.sha256(path.read_bytes()).hexdigest()}")
        return 0
    before = dict(line.split("\t", 1) for line in path.read_text().splitlines())
    differ = [name for name in {**before, **now} if json.loads(before.get(name, "null")) != now.get(name)]
    for name in differ[:_TOLD]:
        print(f"{name}\n  before: {json.loads(before.get(name, 'null'))}\n  now:    {now.get(name)}")
    print(f"{len(now)} answers, {len(differ)} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
