"""A programme in languages of its own: what its texts must be in, and what it is told in."""

import json
from datetime import date
from pathlib import Path

import pytest
from command import run
from french import FIRM, TEXTS, french, loaded
from pydantic import TypeAdapter, ValidationError

from lucidrule.api import Programme, catalogue_root, load
from lucidrule.cli.options import language
from lucidrule.core.fault import Fault, RulesAtFault, UnknownName, WrongArgument, render
from lucidrule.model.base import Text
from lucidrule.model.languages import Languages, languages_of

DAY = date(2024, 5, 5)


@pytest.fixture(scope="module")
def programme() -> Programme:
    return loaded(TEXTS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the French programme as a folder, with a firm in it."""
    place = tmp_path_factory.mktemp("aides")
    (place / "rules/aides").mkdir(parents=True)
    written = [(place / name).write_text(text, encoding="utf-8") for name, text in TEXTS.items()]
    (place / "firm.yaml").write_text("facts: " + json.dumps(FIRM), encoding="utf-8")
    assert len(written) == 4
    return place


def refused(texts: dict[str, str]) -> tuple[Fault, ...]:
    with pytest.raises(RulesAtFault) as error:
        loaded(texts)
    return error.value.faults


def told(faults: tuple[Fault, ...]) -> list[tuple[str, str, int]]:
    return [(each.code, each.at.file if each.at else "", each.at.line if each.at else 0) for each in faults]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", ["Programme: Aides de la région", "Aide à l’investissement*: Eligible", "actual: Industrie"]),
        ("en", ["Programme: Aides de la région", "Aide à l’investissement*: Eligible", "actual: Industrie"]),
        ("zh", ["依据文件：《Aides de la région》", "Aide à l’investissement＊：符合", "实际：Industrie"]),
        ("ja", ["Aides de la région", "Aide à l’investissement", "Industrie"]),
    ],
)
def test_a_programme_in_french_is_told_in_french_with_our_words_around_it(
    programme: Programme, lang: str, words: list[str]
) -> None:
    report = programme.determine(FIRM, as_of=DAY).explain(lang, full=True)
    assert [word for word in words if word not in report] == []


def test_a_language_that_the_programme_has_not_is_refused_and_its_own_named(programme: Programme) -> None:
    with pytest.raises(WrongArgument) as error:
        programme.determine(FIRM, as_of=DAY).explain("de")
    assert error.value.faults[0].params["allowed"] == ("zh", "en", "ja", "fr")


def test_a_text_that_lacks_a_listed_language_is_refused_with_its_place_and_the_languages() -> None:
    faults = refused(french({"policies.yaml": ("languages: [fr]", "languages: [fr, en]")}))
    assert told(faults)[0] == ("language-missing", "policies.yaml", 5)
    assert faults[0].params == {"names": ("en",), "languages": "fr, en"}
    assert {fault.code for fault in faults} == {"language-missing"}
    assert {fault.at.file for fault in faults if fault.at} == set(TEXTS)


def test_a_text_in_a_language_that_is_not_listed_is_refused_with_its_place_and_the_languages() -> None:
    faults = refused(french({"rules/aides/investir.yaml": ("label: {fr: Subvention}", "label: {fr: Aide, en: Aid}")}))
    assert told(faults) == [("language-not-listed", "rules/aides/investir.yaml", 18)]
    assert faults[0].params == {"name": "en", "languages": "fr"}


def test_other_names_in_a_language_that_is_not_listed_are_refused() -> None:
    faults = refused(french({"rules/facts.yaml": ("also: {fr: [CA, Ventes]}", "also: {fr: [CA], en: [Sales]}")}))
    assert told(faults) == [("language-not-listed", "rules/facts.yaml", 18)]


def test_a_comma_that_ends_a_text_is_told_as_one_in_any_language() -> None:
    faults = refused(french({"rules/aides/investir.yaml": ("{fr: Subvention}", "{fr: Subvention, prime}")}))
    assert told(faults) == [("comma-in-text", "rules/aides/investir.yaml", 18)]


def test_a_text_that_is_too_long_is_told_with_what_it_lacks() -> None:
    long = "x" * 4001
    texts = french({"rules/aides/investir.yaml": ("label: {fr: Subvention}", f"label: {{fr: {long}, en: Aid}}")})
    assert [fault.code for fault in refused(texts)] == ["too-long", "language-not-listed"]


@pytest.mark.parametrize("written", ["fr", "[]", "[1]", "[FR_fr]", "[fr, 2]", "{fr: 1}"])
def test_languages_that_are_no_list_of_languages_are_refused(written: str) -> None:
    faults = refused(french({"policies.yaml": ("languages: [fr]", f"languages: {written}")}))
    assert ("policies.yaml", 4) in [(file, line) for _, file, line in told(faults)]


def test_languages_belong_to_version_2_of_the_language() -> None:
    faults = refused(french({"policies.yaml": ("language: 2", "language: 1")}))
    assert told(faults) == [("newer-key", "policies.yaml", 4)]


def test_messages_name_facts_and_choices_in_the_language_of_the_programme(programme: Programme) -> None:
    with pytest.raises(Exception, match="secteur") as error:
        programme.determine({"secteur": "Services a la personne"}, as_of=DAY)
    faults = error.value.faults  # type: ignore[attr-defined]  # every refusal has them
    assert faults[0].params["fact"] == dict.fromkeys(("en", "ja", "fr"), "Secteur d’activité (secteur)") | {
        "zh": "Secteur d’activité（secteur）",
        "ja": "Secteur d’activité（secteur）",
    }
    assert "Services à la personne (services)" in render(faults, "fr")
    assert "Services à la personne（services）" in render(faults, "zh")


@pytest.mark.parametrize(
    "facts",
    [
        {"Implantée en région": True, "Secteur d’activité": "Industrie", "Chiffre d’affaires": {"2023": 50000}},
        {"IMPLANTÉE EN RÉGION": True, "secteur D’ACTIVITÉ": "INDUSTRIE", "ca": {"2023": 50000}},
        {"implantée  en  région": True, "Secteur d'activité": "ｉｎｄｕｓｔｒｉｅ", "Ventes": {"2023": 50000}},
    ],
    ids=["as written", "in another case", "in another width"],
)
def test_french_labels_name_facts_and_choices(programme: Programme, facts: dict[str, object]) -> None:
    found = programme.determine({**facts, "depenses": 1000}, as_of=DAY)
    assert found.outcomes[0].outcome == "eligible"


def test_an_accent_is_part_of_a_name_and_the_nearest_name_is_told(programme: Programme) -> None:
    with pytest.raises(UnknownName) as error:
        programme.compiled.fact_named("Implantee en region")
    assert error.value.faults[0].nearest[0]["fr"] == "Implantée en région (implantee)"  # type: ignore[index]  # by language


def test_texts_stand_in_json_in_the_languages_that_they_are_in(folder: Path) -> None:
    found = json.loads(run("facts", "--programme", str(folder), "--json").stdout)
    assert found["secteur"]["choices"] == {
        "industrie": {"fr": "Industrie"},
        "services": {"fr": "Services à la personne"},
    }
    listed = json.loads(run("policies", "--programme", str(folder), "--json").stdout)
    assert listed[0]["title"] == {"fr": "Aide à l’investissement"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "FIRM", "--as-of", "2024-05-05", "--full"),
        ("check", "FIRM", "--as-of", "2024-05-05", "--brief"),
        ("policies",),
        ("policy", "investir"),
        ("facts",),
        ("validate", "FOLDER"),
        ("steps",),
        ("draft", "FIRM", "--as-of", "2024-05-05"),
        ("sensitivity", "FIRM", "--fact", "depenses", "--as-of", "2024-05-05"),
    ],
    ids=lambda each: " ".join(each),
)
@pytest.mark.parametrize("lang", ["fr", "en", "zh", "ja"])
def test_every_command_tells_of_a_french_programme_in_any_language(
    arguments: tuple[str, ...], lang: str, folder: Path
) -> None:
    place = str(folder / "firm.yaml")
    called = [{"FIRM": place, "FOLDER": str(folder)}.get(each, each) for each in arguments]
    named = {"validate": ()}.get(arguments[0], ("--programme", str(folder)))
    done = run(*called, *named, "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Aide" in done.stdout or arguments == ("steps",) or "Dépenses" in done.stdout


def test_a_new_company_file_and_a_template_ask_in_french(folder: Path, tmp_path: Path) -> None:
    file, table = tmp_path / "new.yaml", tmp_path / "table.csv"
    assert run("new", str(file), "--programme", str(folder), "--lang", "fr").returncode == 0
    assert "Combien investissez-vous ?" in file.read_text("utf-8")
    assert run("template", str(table), "--programme", str(folder), "--lang", "fr").returncode == 0
    assert "Dépenses d’investissement" in table.read_text("utf-8-sig")


def test_a_new_policy_of_a_french_programme_is_written_in_its_languages(folder: Path) -> None:
    done = run("new-policy", "exporter", "--area", "aides", "--programme", str(folder), "--lang", "fr")
    assert done.returncode == 0, done.stderr
    assert 'label: {fr: "One-off award"}' in (folder / "rules/aides/exporter.yaml").read_text("utf-8")


def test_a_language_that_no_programme_has_is_a_fault_of_the_call(folder: Path) -> None:
    done = run("policies", "--programme", str(folder), "--lang", "de")
    assert done.returncode == 2
    assert "`zh`, `en`, `ja`, `fr`" in done.stderr


@pytest.mark.parametrize(
    ("locale", "found"),
    [("fr_FR.UTF-8", "fr"), ("fr", "fr"), ("zh_CN.UTF-8", "zh"), ("de_DE.UTF-8", "en"), ("C", "en")],
)
def test_the_locale_picks_a_language_that_the_programme_has(
    programme: Programme, locale: str, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setattr("sys.argv", ["lucidrule"])
    assert language(None, programme.compiled) == found


def test_faults_are_told_in_english_where_french_is_asked_for(folder: Path) -> None:
    done = run("check", "no-such-file.yaml", "--programme", str(folder), "--lang", "fr")
    assert done.returncode == 2
    assert "there is no file" in done.stderr or "no-such-file" in done.stderr


def test_scenarios_name_what_is_french_by_its_labels(folder: Path, tmp_path: Path) -> None:
    drafted = run(
        "draft", str(folder / "firm.yaml"), "--as-of", "2024-05-05", "--programme", str(folder), "--lang", "fr"
    )
    feature = tmp_path / "firm.feature"
    feature.write_text(drafted.stdout, encoding="utf-8")
    done = run("test", str(feature), "--programme", str(folder), "--lang", "fr")
    assert (done.returncode, "Aide à l’investissement" in drafted.stdout) == (0, True), done.stdout


def test_a_text_is_told_in_its_first_language_where_another_is_asked_for() -> None:
    text = Text({"fr": "oui", "de": "ja"})
    assert [text["fr"], text["de"], text["zh"]] == ["oui", "ja", "oui"]
    assert (list(text), len(text), "zh" in text, "de" in text) == (["fr", "de"], 2, False, True)
    assert text == Text({"fr": "oui", "de": "ja"})
    assert hash(text) == hash(Text({"fr": "oui", "de": "ja"}))
    assert repr(text) == "Text({'fr': 'oui', 'de': 'ja'})"
    assert text.by_language() == {"zh": "oui", "en": "oui", "ja": "oui", "fr": "oui", "de": "ja"}


@pytest.mark.parametrize(
    ("all_needed", "written", "lacking"),
    [(True, ["fr"], ("en",)), (False, ["fr"], ()), (False, [], ("fr", "en")), (True, ["fr", "en"], ())],
)
def test_one_place_says_which_languages_a_text_may_lack(
    all_needed: bool, written: list[str], lacking: tuple[str, ...]
) -> None:
    assert Languages(("fr", "en"), stated=True, all_needed=all_needed).lacking(written) == lacking


def test_a_programme_that_says_nothing_of_languages_is_in_ours() -> None:
    assert languages_of({}) == languages_of(None) == Languages(("zh", "en", "ja"), stated=False)
    assert languages_of({"languages": ["fr", "en", "fr"]}) == Languages(("fr", "en"), stated=True)


def test_a_french_programme_stands_beside_one_in_our_languages(folder: Path) -> None:
    together = load([str(folder), str(catalogue_root())])
    found = together.determine(FIRM, as_of=DAY)
    french_told, chinese_told = found.explain("fr"), found.explain("zh")
    assert together.compiled.languages == ("fr", "zh", "en", "ja")
    assert "Aide à l’investissement" in french_told
    assert "Laser Industry" in chinese_told or "激光" in chinese_told


@pytest.mark.parametrize(
    ("said", "kind"), [("Aides", "text-in-no-language"), (["Aides"], "text-in-no-language"), (5, "dict_type")]
)
def test_a_text_that_is_no_mapping_is_refused_as_one(said: object, kind: str) -> None:
    with pytest.raises(ValidationError) as error:
        TypeAdapter(Text).validate_python(said)
    assert [each["type"] for each in error.value.errors()] == [kind]
