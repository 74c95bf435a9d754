"""A change of rules over millions of companies, against screening them once."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl

import lucidrule
from benchmarks.screening import Judged, in_turns
from benchmarks.tables import AS_OF, table
from lucidrule.compile.loaded import compile_texts
from lucidrule.impact.comparing import impact
from lucidrule.impact.judging import Rules

_ROWS = 5_000_000
# One number of one policy; and what all policies ask.
_ONE = ("rules/strengthen/revenue-milestone.yaml", "first_exceeds: 5亿", "first_exceeds: 6亿")
_ALL = (
    "rules/criteria.yaml",
    "when: {industrial_enterprise: true}",
    "when: {any: [{industrial_enterprise: true}, {sector: lasers}]}",
)


def _changed(old: lucidrule.Programme, name: str, before: str, after: str) -> lucidrule.Programme:
    text = old.compiled.texts[name]
    assert text.count(before) >= 1, "the shipped rules say so"
    return lucidrule.Programme(compile_texts({**old.compiled.texts, name: text.replace(before, after)}))


def changes(judged: Judged) -> None:
    """`impact` of a change of one policy, and of all, against one screening of outcomes and sums."""
    old = lucidrule.load()
    policies = tuple(each.id for each in old.compiled.policies)
    with tempfile.TemporaryDirectory() as name:
        given, out = Path(name) / "given.parquet", Path(name) / "out.parquet"
        table(_ROWS).select(pl.exclude("row")).sink_parquet(given)

        def screened() -> None:
            frame = pl.scan_parquet(given)
            own = set(frame.collect_schema().names())
            found = old.screen(frame, as_of=AS_OF, sums=True, ignore_unknown=True)
            told = [each for each in found.collect_schema().names() if each not in own]
            found.select(told).sink_parquet(out, compression="lz4")

        def compared(new: lucidrule.Programme) -> Callable[[], object]:
            return lambda: impact(Rules(old, new, AS_OF, policies), (str(given),), lang="en")

        calls: list[Callable[[], object]] = [screened, *(compared(_changed(old, *each)) for each in (_ONE, _ALL))]
        once, one, every = in_turns(calls, 1)
    figure = f"{one:.1f} s, screened once with sums {once:.1f} s"
    judged("5 million rows, impact of a change of one policy", figure, one / once, 2.2, "× one screening")
    judged("the same of a change of all policies", f"{every:.1f} s", every / once, 2.2, "× one screening")
