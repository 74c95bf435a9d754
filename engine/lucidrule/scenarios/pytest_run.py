"""Feature files run by pytest inside this process, whatever settings of pytest lie around."""

import os
import signal
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from lucidrule.api import Programme
from lucidrule.core.fault import Fault, UnknownName
from lucidrule.core.names import nearest
from lucidrule.loading.output import followed
from lucidrule.scenarios import plugin
from lucidrule.scenarios.feature_programme import FeatureProgramme, FeatureProgrammes
from lucidrule.scenarios.results import Result, Run

# pytest-bdd looks through every fixture for every step, so plugins that only bring fixtures cost time.
_NOT_NEEDED = (
    *("terminal", "cacheprovider", "logging", "capture", "doctest", "monkeypatch", "tmpdir", "recwarn"),
    *("junitxml", "unittest", "pastebin", "debugging", "faulthandler", "subtests", "setuponly", "warnings"),
)


def feature_files(paths: Sequence[str]) -> tuple[list[Path], dict[str, Fault]]:
    """Return the feature files that are named or stand below a folder named, as they were named, and what is none: of
    each name why.

    Args:
        paths: Empty: those of the folder `features` where one stands, else those below this folder.
    """
    found: list[Path] = []
    faults: dict[str, Fault] = {}
    for name in paths or ("features" if os.path.isdir("features") else ".",):
        path = Path(name)
        inside = sorted(_inside(path)) if os.path.isdir(name) else []
        found += inside
        if not inside:
            code = _code(path)
            if code is None:
                found.append(path)
            else:
                faults[name] = Fault(code, None, {"path": name})
    return found, faults


def _code(path: Path) -> str | None:
    """Return why what is named is no feature file; None: it is one."""
    # What can be no name of a file, as one that is too long, is none.
    if not os.path.exists(path):
        return "no-such-file"
    if path.is_dir():
        return "no-features"
    return None if path.suffix == ".feature" else "not-a-feature"


def _inside(start: Path) -> Iterator[Path]:
    """Yield the feature files below a folder; links to folders are followed, but not in a circle or to one above."""
    real = followed(start)
    seen = {real, *real.parents}
    for folder, below, names in os.walk(start, followlinks=True):
        here = Path(folder)
        yield from (here / name for name in names if name.endswith(".feature"))
        new = {followed(here / name): name for name in sorted(below, reverse=True)}
        below[:] = [name for place, name in new.items() if place not in seen]
        seen.update(new)


def run_features(
    files: Sequence[Path],
    *,
    lang: str | None = None,
    programme: Programme | None = None,
    tags: Sequence[str] = (),
    watch: Callable[[Result, int], None] = lambda result, expected: None,
) -> Run:
    """Run feature files.

    Args:
        files: Each is run once, by whatever names it is given; it is told by the first of them.
        lang: Language of what is told; None: that of each author.
        programme: The one to judge by; None: the nearest policies.yaml above each file, else the shipped one.
        tags: Only scenarios that have one of them.
        watch: Called after each scenario with how many there are.

    Raises:
        UnknownName: No scenario has one of the tags.
    """
    recorder = _Recorder(lang, tuple(tag.lstrip("@") for tag in tags), watch)
    for file in files:
        recorder.files.setdefault(followed(file), file.as_posix())
    recorder.grounds = FeatureProgrammes(FeatureProgramme(programme) if programme is not None else None)
    with _alone(), _told_of_interrupts(recorder), warnings.catch_warnings():
        # Tags are the authors' own words; that pytest does not know them is nobody's concern.
        warnings.simplefilter("ignore", pytest.PytestUnknownMarkWarning)
        # What a person keeps in this folder for pytest is not for us: no settings, no conftest, no plugins.
        pytest.main(
            [
                *("-c", os.devnull, "--rootdir", Path.cwd().anchor, "--noconftest", "--continue-on-collection-errors"),
                *("-p", "pytest_bdd.plugin"),
                *(part for name in _NOT_NEEDED for part in ("-p", f"no:{name}")),
            ],
            plugins=[plugin, recorder],
        )
    if recorder.unknown:
        raise UnknownName(recorder.unknown)
    return recorder.run


@contextmanager
def _alone() -> Iterator[None]:
    """Keep pytest from what the environment says about it."""
    names = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    before = {name: os.environ.pop(name, None) for name in names}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


@contextmanager
def _told_of_interrupts(recorder: "_Recorder") -> Iterator[None]:
    """Let the recorder know of Ctrl-C, besides raising KeyboardInterrupt where the program stands."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def handle(number: int, frame: object) -> None:
        recorder.run.interrupted = True
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, handle)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Recorder:
    """Listens to pytest and keeps what came.

    Attributes:
        files: The features to run, each with the name by which it is told.
    """

    grounds: FeatureProgrammes

    def __init__(self, lang: str | None, tags: tuple[str, ...], watch: Callable[[Result, int], None]) -> None:
        self.lang, self.tags, self.watch = lang, tags, watch
        self.files: dict[Path, str] = {}
        self.run = Run()
        self.unknown: tuple[Fault, ...] = ()

    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[plugin.RECORDER] = self
        config.stash[plugin.GROUNDS] = self.grounds

    def pytest_collection(self, session: pytest.Session) -> bool:
        """Collect the features asked for; pytest itself would look at the folders around, and read their names anew."""
        for path in self.files:
            session.items += session.genitems(plugin.FeatureModule.from_parent(session, path=path))
        session.config.hook.pytest_collection_modifyitems(session=session, config=session.config, items=session.items)
        session.testscollected = len(session.items)
        return True

    def at_fault(self, path: str, lang: str, faults: tuple[Fault, ...]) -> None:
        """Note a file that cannot be run."""
        self.run.files.append((path, self.lang or lang, faults))

    def add(self, result: Result) -> None:
        """Note what came of a scenario."""
        self.run.results.append(result)
        self.watch(result, self.run.expected)
        if self.run.interrupted:
            # Ctrl-C fell where it could not be heard, in code that Python runs between two steps.
            raise KeyboardInterrupt

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self.tags:
            tagged = {item: set(plugin.scenario_of(item).text.tags) for item in items}
            known = set().union(*tagged.values())
            for tag in self.tags:
                if tag not in known:
                    near = tuple(nearest(tag, known))
                    self.unknown = (*self.unknown, Fault("no-such-tag", None, {"name": tag}, near))
            items[:] = [] if self.unknown else [item for item in items if tagged[item] & set(self.tags)]
        self.run.expected = len(items)

    def pytest_keyboard_interrupt(self, excinfo: Any) -> None:
        self.run.interrupted = True
