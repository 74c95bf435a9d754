"""The shipped programme, loaded once, and a company that meets every common criterion."""

import gc
import os
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import compiled_once
import hypothesis
import pytest
import small_form

import lucidrule
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.engines.durable import NotInstalled

# A slow machine fails no test. With CI=true hypothesis has the profile `ci`, which draws the same examples each time.
hypothesis.settings.register_profile("any-machine", hypothesis.settings.get_profile("default"), deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "any-machine")
# Feature files that are read as input, and are no tests of ours.
collect_ignore_glob = ["corpus/features/*"]
ROOT = Path(__file__).resolve().parents[1]
JUNE_2022 = date(2022, 6, 30)
COMMON: dict[str, Any] = {
    "sector": "lasers",
    "industrial_enterprise": True,
    "conducts_rd": True,
    "conducts_production": True,
    "registered_in_zone": True,
    "pays_tax_in_zone": True,
    "independent_legal_person": True,
    "individually_supported": False,
    "on_defaulter_list": False,
    "under_joint_punishment": False,
    "major_accident_3y": False,
    "granted": [],
}


@pytest.fixture(scope="session")
def programme() -> lucidrule.Programme:
    return lucidrule.load(ROOT)


@pytest.fixture(scope="session")
def judge(programme: lucidrule.Programme) -> Callable[..., PolicyOutcome]:
    """Return the outcome of one policy for a company that meets the common criteria and has these facts."""

    def outcome(policy: str, as_of: date = JUNE_2022, **facts: Any) -> PolicyOutcome:
        result = programme.determine({**COMMON, **facts}, as_of=as_of)
        return next(o for o in result.outcomes if o.id == policy)

    return outcome


@pytest.fixture
def without_durable_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let durable_rules be missing, as on Python 3.13, or wherever it could not be built."""

    def missing() -> Any:
        raise NotInstalled("no such module")

    monkeypatch.setattr("lucidrule.engines.confirm.engine", missing)


def pytest_configure(config: pytest.Config) -> None:
    """Let slow tests do all of it where they alone are asked for, and tests share the programmes that they compile."""
    small_form.WHOLE = config.getoption("-m") == "slow"
    compiled_once.share()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let a process that has done its tests take over some of another's: a few take long."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getoption("dist") == "load" else None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what needs durable_rules where it is not installed."""
    if item.get_closest_marker("durable_rules") and find_spec("durable_rules_engine") is None:
        pytest.skip("durable_rules is not installed; from Python 3.13 on it is no dependency")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be written anew, so that a change of messages is reviewed as a diff."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave slow tests out of a run of all tests, but where coverage is measured, as CI does.

    With `--update-golden` the tests that have golden files are run, and no other.
    """
    others: list[pytest.Item] = []
    if config.getoption("--update-golden"):
        others = [each for each in items if "update_golden" not in getattr(each, "fixturenames", ())]
    elif not (config.getoption("-m") or config.option.file_or_dir or getattr(config.option, "cov_source", None)):
        others = [each for each in items if each.get_closest_marker("slow")]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [each for each in items if each not in set(others)]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Look for garbage seldom, and not in what stays until the end: modules, tests and their parameters."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def kept(update_golden: bool) -> Callable[[Path, str], str]:
    """Return what a golden file holds; with `--update-golden` it takes the text that is given beside it first."""

    def text_of(golden: Path, text: str) -> str:
        if update_golden:
            golden.write_text(text, encoding="utf-8")
        return golden.read_text(encoding="utf-8")

    return text_of
