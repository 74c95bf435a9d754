"""Feature files as tests of pytest, by pytest-bdd: in a checkout under plain `pytest`, and below `lucidrule test`."""

import re
import types
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, scenario, then, when
from pytest_bdd.feature import features
from pytest_bdd.gherkin_parser import GherkinDocument
from pytest_bdd.parser import FeatureParser
from pytest_bdd.scenario import get_python_name_generator

from lucidrule.compile.profile import ContradictoryFacts
from lucidrule.core.fault import FaultList, LucidruleError, UnreadableInput, render
from lucidrule.loading.files import read_bytes
from lucidrule.scenarios.expect import Mismatch
from lucidrule.scenarios.feature_programme import FeatureProgrammes
from lucidrule.scenarios.play import Play
from lucidrule.scenarios.prepare import Scenario, prepare
from lucidrule.scenarios.reading import read_feature
from lucidrule.scenarios.results import Result

GROUNDS = pytest.StashKey[FeatureProgrammes]()
RECORDER = pytest.StashKey[Any]()
_RESULT = pytest.StashKey[Result]()
# One step for every sentence: what it says is for our own grammar, which knows the names of the programme.
_ANY = parsers.re(r"(?P<sentence>.*)", flags=re.DOTALL)


class _Parsed(FeatureParser):
    """Hands the tree that our own reading has checked to pytest-bdd, which then does not read the file again."""

    def __init__(self, path: Path, tree: Any) -> None:
        super().__init__(str(path.parent), path.name)
        self.tree = tree

    def _parse_feature_file(self) -> GherkinDocument:
        return GherkinDocument.from_dict(self.tree)


class FeatureModule(pytest.Module):
    """A feature file: checked as a whole first, then one test for each scenario and each row of an outline."""

    prepared: dict[tuple[str, tuple[str, ...]], Scenario]
    names: dict[str, str]

    def _getobj(self) -> types.ModuleType:
        module = types.ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        recorder = self.config.stash.get(RECORDER, None)
        shown = self._beside_root() if recorder is None else recorder.files[self.path]
        self.prepared, self.names = {}, {}
        lang = "en"
        try:
            faults = FaultList()
            text, lang = read_feature(_content(self.path, shown), shown, faults)
            if text is None:
                raise UnreadableInput(faults.sorted())
            ground = self.config.stash.setdefault(GROUNDS, FeatureProgrammes()).of(self.path)
        except LucidruleError as error:
            if recorder is None:
                raise self.CollectError(render(error.faults, lang)) from None
            recorder.at_fault(shown, lang, error.faults)
            return module
        for each in prepare(text, self.path, ground):
            self.prepared[each.text.name, tuple(each.text.values.values())] = each
        features[str(self.path.absolute())] = _Parsed(self.path, text.document).parse()
        for name in dict.fromkeys(each.text.name for each in self.prepared.values()):
            test = scenario(self.path.name, name, features_base_dir=str(self.path.parent))(lambda: None)
            free = next(each for each in get_python_name_generator(name) if each not in module.__dict__)
            test.__name__ = free
            self.names[free] = name
            setattr(module, free, test)
        return module

    def _beside_root(self) -> str:
        root = self.config.rootpath
        return self.path.relative_to(root).as_posix() if self.path.is_relative_to(root) else str(self.path)


def _content(path: Path, shown: str) -> bytes:
    """Return what a feature holds; what is wrong with the file is told by the name that people gave it."""
    try:
        return read_bytes(path)
    except UnreadableInput as error:
        told = tuple(replace(each, params={**each.params, "path": shown}) for each in error.faults)
        raise UnreadableInput(told) from None


def pytest_configure(config: pytest.Config) -> None:
    """Let tags be written freely: each is a mark of pytest-bdd's, and none of them means anything to pytest."""
    config.addinivalue_line("filterwarnings", "ignore::pytest.PytestUnknownMarkWarning")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Collect feature files."""
    return FeatureModule.from_parent(parent, path=file_path) if file_path.suffix == ".feature" else None


def scenario_of(item: pytest.Item) -> Scenario:
    """Return the scenario that a test runs."""
    module = item.getparent(FeatureModule)
    assert module is not None
    assert isinstance(item, pytest.Function)
    template = module.names[item.originalname]
    call = getattr(item, "callspec", None)
    values = tuple(call.params["_pytest_bdd_example"].values()) if call is not None else ()
    return module.prepared[template, values]


@pytest.fixture
def lucidrule_play(request: pytest.FixtureRequest) -> tuple[Play, Result]:
    """The run of a scenario, and what comes of it.

    A scenario that cannot run, as a sentence of it is none or names what does not exist, fails here.
    """
    found = scenario_of(request.node)
    recorder = request.config.stash.get(RECORDER, None)
    lang = getattr(recorder, "lang", None) or found.lang
    result = request.node.stash[_RESULT] = Result(found, lang)
    if found.faults:
        result.status = "fault"
        result.lines = render(found.faults, lang).splitlines()
        pytest.fail("\n".join(result.report()), pytrace=False)
    return Play(found, lang), result


@given(_ANY)
@when(_ANY)
@then(_ANY)
def _run_step(sentence: str, lucidrule_play: tuple[Play, Result]) -> None:
    play, result = lucidrule_play
    step = result.scenario.steps[result.done]
    assert step.text.text == sentence.strip(), "pytest-bdd runs another step than was prepared"
    try:
        play.step(step)
    except (Mismatch, ContradictoryFacts) as error:
        result.status = "failed"
        result.lines = play.explain(error, step)
        # In our own words, and without the cost of a traceback that nobody reads.
        pytest.fail("\n".join(result.report()), pytrace=False)
    result.done += 1


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Tell a scenario that failed in its own words, without the Python below it."""
    report = yield
    result = item.stash.get(_RESULT, None)
    if call.when == "call" and isinstance(item.parent, FeatureModule):
        if result is None:  # pragma: no cover  # a scenario has its result from its first step on, and it has one
            result = Result(scenario_of(item), "en")
        if call.excinfo is None:
            result.status = "passed"
        elif result.status == "not_run":
            result.status = "failed"
            result.lines = [f"{type(call.excinfo.value).__name__}: {call.excinfo.value}"]
        result.seconds = call.duration
        recorder = item.config.stash.get(RECORDER, None)
        if recorder is not None:
            recorder.add(result)
    return report
