"""From what callers hold to verdicts: mappings and JSON, against functions written by hand for the same mappings."""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import lucidrule
from benchmarks.by_hand_mapping import ten_outcomes_of
from benchmarks.companies import complete
from benchmarks.peers import by_hand, oracle, programme
from benchmarks.peers.companies import companies
from benchmarks.peers.spec import make_policies

Judged = Callable[[str, str, float, float, str], None]
_ROUNDS = 40
_PIECE = 20
_VERDICT = {"eligible": 1, "ineligible": 0, "undetermined": -1, "refer": -1}
# Facts that conditions of one policy read more than once: where one is not known, what its cells agree on is asked.
_READ_TWICE = ("annual_revenue",)
_SHIPPED_DAY = date(2022, 6, 30)


def in_turns(jobs: Sequence[tuple[Callable[[Any], object], Sequence[Any]]]) -> list[float]:
    """Return how long each job takes for one of its inputs, in seconds.

    A piece of each is done in turns, too short to be interrupted often; of each piece the median counts. Nothing is
    kept of a result: callers go on to the next.
    """
    times: list[list[list[float]]] = [[[] for _ in _pieces(inputs)] for _, inputs in jobs]
    for _ in range(_ROUNDS):
        for (one, inputs), taken in zip(jobs, times, strict=True):
            for piece, own in zip(_pieces(inputs), taken, strict=True):
                start = time.perf_counter()
                for given in piece:
                    one(given)
                own.append(time.perf_counter() - start)
    found = [sum(map(statistics.median, taken)) for taken in times]
    return [seconds / len(inputs) for seconds, (_, inputs) in zip(found, jobs, strict=True)]


def _pieces(inputs: Sequence[Any]) -> list[Sequence[Any]]:
    return [inputs[at : at + _PIECE] for at in range(0, len(inputs), _PIECE)]


def wrong_verdicts(loaded: lucidrule.Programme, rows: list[dict[str, Any]]) -> int:
    """Return of how many verdicts of policies an oracle in Kleene logic says something else.

    Where it leaves a policy open, settling it is right.
    """
    policies = make_policies()
    wrong = 0
    for row, verdicts in zip(rows, loaded.determine_many(rows, as_of=programme.AS_OF), strict=True):
        for policy, found in zip(policies, verdicts.outcomes.values(), strict=True):
            wanted = oracle.verdict(policy["cond"], row)
            wrong += wanted not in (-1, _VERDICT[found.value])
    return wrong


def policies_of_others(judged: Judged) -> None:
    """Ten policies that this project did not write, from plain dicts and from JSON."""
    loaded, rows = programme.load(), companies(400)
    many = companies(2_000, seed=1)
    judged(
        "policies of others: verdicts that an oracle contradicts",
        f"{len(many):,} companies",
        wrong_verdicts(loaded, many),
        0,
        "",
    )
    open_ = [row for row in rows if any(row[name] is None for name in _READ_TWICE)]
    texts = [json.dumps(row).encode() for row in rows]

    def outcomes(company: Any) -> object:
        return [found.outcomes for found in loaded.determine_many([company], as_of=programme.AS_OF)]

    def criteria(company: Any) -> object:
        return [(found.outcomes, found.criteria) for found in loaded.determine_many([company], as_of=programme.AS_OF)]

    hand, one, told, hand_open, exact, loads, read, decided = in_turns(
        [
            (by_hand.ten_verdicts, rows),
            (outcomes, rows),
            (criteria, rows),
            (by_hand.ten_verdicts, open_),
            (outcomes, open_),
            (json.loads, texts),
            (outcomes, texts),
            (outcomes, [loaded.profile(row) for row in rows]),
        ]
    )
    figure = f"{one * 1e6:.1f} µs, by hand {hand * 1e6:.1f} µs"
    judged("a dict to ten verdicts, policies of others", figure, one / hand, 4, "× by hand")
    figure = f"{exact * 1e6:.1f} µs, by hand {hand_open * 1e6:.1f} µs"
    judged("the same, where what is read twice is not known", figure, exact / hand_open, 5, "× by hand")
    judged("the same with a verdict for each criterion", f"{told * 1e6:.1f} µs", told / hand, 8, "× by hand")
    rest = read - decided
    figure = f"{read * 1e6:.1f} µs, of it deciding {decided * 1e6:.1f} µs; json.loads {loads * 1e6:.1f} µs"
    judged("JSON to ten verdicts but for deciding", figure, rest / loads, 2.5, "× json.loads")


def shipped_policies(judged: Judged) -> None:
    """The shipped ten, with histories and records, from plain dicts."""
    loaded = lucidrule.load()
    rows = [complete(seed) for seed in range(200)]
    # Of half of them a third is not said.
    for at in range(0, len(rows), 2):
        rows[at] = {name: value for n, (name, value) in enumerate(rows[at].items()) if (n + at // 2) % 3}

    def outcomes(company: Any) -> object:
        return [found.outcomes for found in loaded.determine_many([company], as_of=_SHIPPED_DAY)]

    found = [tuple(o.value for o in v.outcomes.values()) for v in loaded.determine_many(rows, as_of=_SHIPPED_DAY)]
    wrong = sum(one != ten_outcomes_of(row, 2021) for one, row in zip(found, rows, strict=True))
    judged("the shipped ten: companies of which by hand other outcomes come", f"{len(rows)} companies", wrong, 0, "")
    hand, ours = in_turns([(lambda row: ten_outcomes_of(row, 2021), rows), (outcomes, rows)])
    figure = f"{ours * 1e6:.1f} µs, by hand {hand * 1e6:.1f} µs"
    judged("a dict to the shipped ten, with history and records", figure, ours / hand, 8, "× by hand")
