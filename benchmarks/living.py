"""Confirmation, sessions and registers: what living determinations cost."""

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import lucidrule
from benchmarks.companies import complete
from lucidrule.cli.watch import collect_rarely
from lucidrule.register.register import Register
from lucidrule.register.store import Store

AS_OF = date(2022, 6, 30)
Judged = Callable[[str, str, float, float, str], None]
_IMPORT = """
import time, lucidrule
loaded = lucidrule.load()
loaded.determine({}, as_of=__import__("datetime").date(2022, 6, 30))
start = time.perf_counter()
import lucidrule.engines.confirm
lucidrule.engines.confirm.engine()
print(time.perf_counter() - start)
"""


def confirmation(scale: float, judged: Judged) -> None:
    """What a confirmation adds to a determination."""
    programme = lucidrule.load()
    profiles = [programme.profile(complete(seed)) for seed in range(200)]
    costs = []
    for _ in range(9):
        times = []
        for confirm in (False, True):
            start = time.perf_counter()
            for profile in profiles:
                programme.determine(replace(profile), as_of=AS_OF, confirm=confirm)
            times.append(time.perf_counter() - start)
        costs.append((times[1] - times[0]) / len(profiles))
    cost = statistics.median(costs)
    judged("confirmation of ten policies, warm", f"{cost * 1e3:.2f} ms", cost / scale * 1e3, 2, "ms scaled")
    run = [float(subprocess.check_output([sys.executable, "-c", _IMPORT])) for _ in range(5)]
    first = statistics.median(run)
    judged("first import of the second engine", f"{first * 1e3:.0f} ms", first / scale * 1e3, 60, "ms scaled")


def drawn(seed: int) -> Iterator[tuple[str, int | None, Any]]:
    """Yield facts drawn evenly from those declared, with values of seeded companies."""
    pick = random.Random(seed)
    names = list(lucidrule.load().compiled.facts)
    companies = [complete(number) for number in range(100)]
    while True:
        name = pick.choice(names)
        value: Any = pick.choice(companies)[name]
        if isinstance(value, dict):
            year = pick.choice(list(value))
            yield name, year, value[year]
        else:
            yield name, None, value


def sessions(scale: float, judged: Judged) -> None:
    """One fact changed in a live session."""
    programme = lucidrule.load()
    times = []
    for base in ({}, complete(3)):
        session = programme.session(base, as_of=AS_OF)
        for _, (name, year, value) in zip(range(2_000), drawn(1), strict=False):
            start = time.perf_counter()
            try:
                session.know(name, value, year=year)
            except lucidrule.ProfileAtFault:
                continue
            times.append(time.perf_counter() - start)
    middle = statistics.median(times)
    judged("one fact changed in a session", f"{middle * 1e6:.0f} µs", middle / scale * 1e3, 0.5, "ms scaled")


def events(companies: int, each: int) -> Iterator[str]:
    """Yield lines of events, of all companies in turn."""
    facts = drawn(2)
    for number in range(companies * each):
        name, year, value = next(facts)
        said = {"id": f"e{number}", "company": f"c{number % companies}", "fact": name, "year": year}
        told = {"date": "2022-06-30", "source": "filing", "who": "clerk"}
        yield json.dumps({**said, **told, "value": value}, default=str)


def register(scale: float, judged: Judged, companies: int = 10_000, each: int = 20) -> None:
    """Events into a register with inference, and the register opened again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.db"
        taken = Register(Store(path, create=True), lucidrule.load())
        taken.renew()
        collect_rarely()
        lines = [("f", number, line) for number, line in enumerate(events(companies, each), 1)]
        start = time.perf_counter()
        for at in range(0, len(lines), 500):
            for _ in taken.take(lines[at : at + 500]):
                pass
        seconds = time.perf_counter() - start
        rate = len(lines) / seconds
        figure = f"{companies:,} companies, {each} events each: {rate:,.0f} a second"
        judged("events into a register", figure, 1e3 / (rate * scale), 1e3 / 1_500, "ms scaled for each")
        taken.store.close()
        start = time.perf_counter()
        Register(Store(path, create=False), lucidrule.load())
        again = time.perf_counter() - start
        size = path.stat().st_size / 1e6
        judged("the register opened again", f"{again:.1f} s ({size:.0f} MB)", again / scale, 60, "s scaled")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    judged("memory of all that", f"{memory:.0f} MB", memory, 500, "MB")


def resident() -> float:
    """Return the memory in use now, in MB; the most ever used would hide growth below it."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def growth(judged: Judged, count: int = 100_000) -> None:
    """Memory while many sessions are opened and closed."""
    programme = lucidrule.load()
    profile = programme.profile(complete(1))
    first = 0.0
    for number in range(count + 1):
        programme.session(profile, as_of=AS_OF)
        if number == count // 10:
            first = resident()
    last = resident()
    figure = f"{first:.1f} MB after {count // 10:,}, {last:.1f} MB after {count:,}"
    judged("growth over sessions opened and closed", figure, last - first, 5, "MB")
