"""Bad files and their exact messages; `pytest tests/golden --update-golden` writes them anew, for review as a diff."""

import shutil
from pathlib import Path

import pytest
from golden.test_not_meant import CASES
from scenarios.slips import SLIPS

import lucidrule
from lucidrule.core.fault import LucidruleError, ProfileAtFault, RulesAtFault, render
from lucidrule.texts.catalogue import FAULTS

HERE = Path(__file__).parent
PROGRAMME = HERE / "good" / "programme"
RULES = sorted((HERE / "bad" / "rules").glob("*.yaml"))
COMPANIES = sorted((HERE / "bad" / "companies").glob("*.yaml"))


def compare(case: Path, message: str, update: bool) -> None:
    golden = case.with_suffix(".txt")
    if update:
        golden.write_text(message + "\n", encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == message + "\n"


def fault_of_rules(case: Path, folder: Path) -> RulesAtFault:
    shutil.copytree(PROGRAMME, folder)
    text = case.read_text(encoding="utf-8")
    replaced = text.splitlines()[0].removeprefix("# in place of: ")
    (folder / replaced).write_text(text, encoding="utf-8")
    with pytest.raises(RulesAtFault) as raised:
        lucidrule.load(folder)
    return raised.value


@pytest.fixture(scope="module")
def programme() -> lucidrule.Programme:
    return lucidrule.load(PROGRAMME)


def fault_of_company(case: Path, programme: lucidrule.Programme, monkeypatch: pytest.MonkeyPatch) -> ProfileAtFault:
    # Places are told by the path as it was given.
    monkeypatch.chdir(case.parent)
    with pytest.raises(ProfileAtFault) as raised:
        programme.profile(case.name)
    return raised.value


@pytest.mark.parametrize("case", RULES, ids=lambda case: case.stem)
def test_a_bad_rule_file_is_refused_with_its_exact_message(case: Path, tmp_path: Path, update_golden: bool) -> None:
    compare(case, str(fault_of_rules(case, tmp_path / "programme")), update_golden)


@pytest.mark.parametrize("case", COMPANIES, ids=lambda case: case.stem)
def test_a_bad_company_file_is_refused_with_its_exact_message(
    case: Path, programme: lucidrule.Programme, monkeypatch: pytest.MonkeyPatch, update_golden: bool
) -> None:
    compare(case, str(fault_of_company(case, programme, monkeypatch)), update_golden)


NOT_MEANT = sorted({next(iter(case.values())) for case in CASES.values()} - {"empty-file", "wrong-kind"})
# Faults of the file system and of the command line have tests of their own, named here.
TESTED_ELSEWHERE = {
    **dict.fromkeys(("bad-choice", "choice-twice", "newer-choice"), "tests/languages/test_choices.py"),
    **dict.fromkeys(("too-many-decimals", "award-of-numbers"), "tests/languages/test_numbers_with_units.py"),
    **dict.fromkeys(("begins-after-end", "same-as-before"), "tests/golden/test_not_meant.py"),
    "another-currency": "tests/languages/test_money.py",
    "other-style": "tests/languages/test_money.py",
    "bare-point": "tests/languages/test_money.py",
    "fact-elsewhere": "tests/several/test_facts_of_others.py",
    "unit-not-own": "tests/languages/test_units_of_money.py",
    "unit-below": "tests/languages/test_units_of_money.py",
    "language-missing": "tests/languages/test_languages.py",
    "language-not-listed": "tests/languages/test_languages.py",
    "per-mille-two-readings": "tests/tables/test_percentages.py",
    **dict.fromkeys(
        ("decimal-comma", "odd-groups", "short-unit", "minus-behind"),
        "tests/values/test_reading.py",
    ),
    **dict.fromkeys(
        ("noted-number", "short-year", "year-too-early", "day-zero", "unit-two-readings", "marked-doubtful"),
        "tests/values/test_reading.py",
    ),
    "one-of-two": "tests/decide/test_bands.py",
    "once-of-each": "tests/decide/test_once_only.py",
    "kinds-not-compared": "tests/decide/test_kinds_of_award.py",
    **dict.fromkeys(
        (
            "too-many-days",
            "no-dates",
            "not-a-first-day",
            "dates-not-ascending",
            "not-first-of-year",
            "values-begin-later",
        ),
        "tests/decide/test_dated_values.py",
    ),
    "not-a-granted-record": "tests/decide/test_once_only.py",
    **dict.fromkeys(("own-source-of-others", "reported-of-others", "whose-rules"), "tests/present/test_models.py"),
    "newer-key": "tests/decide/test_first_reaches.py",
    "reached-is-not-open": "tests/decide/test_first_reaches.py",
    "formerly-taken": "tests/migrate/test_rules.py",
    "no-such-choice": "tests/migrate/test_rules.py",
    "former-name": "tests/migrate/test_files.py",
    "unknown-area": "tests/cli/test_writing.py",
    "policy-there": "tests/cli/test_writing.py",
    "more-faults": "tests/golden/test_many_faults.py",
    "more-faults-anywhere": "tests/golden/test_many_faults.py",
    "heading-without-year": "tests/tables/test_headings.py",
    "too-many-values": "tests/test_python_doors.py",
    "no-fact-heading": "tests/tables/test_headings.py",
    "unit-not-yuan": "tests/tables/test_units.py",
    "units-differ": "tests/tables/test_units.py",
    "unit-contradicts": "tests/tables/test_units.py",
    "no-such-heading": "tests/tables/test_heading_map.py",
    "heading-unmapped": "tests/tables/test_heading_map.py",
    "headings-written": "tests/tables/test_heading_map.py",
    "ids-damaged": "tests/tables/test_numbers.py",
    "record-id-damaged": "tests/tables/test_numbers.py",
    "records-unjoined": "tests/tables/test_records.py",
    "record-of-nobody": "tests/tables/test_records.py",
    "needs-workbook": "tests/tables/test_fix.py",
    "rows-refused": "tests/tables/test_rows.py",
    "row-refused": "tests/tables/test_rows.py",
    "row-too-long": "tests/tables/test_refusals.py",
    "share-two-readings": "tests/values/test_reading.py",
    "too-many-writings": "tests/columns/test_writings.py",
    "zoned-column": "tests/columns/test_writings.py",
    "column-taken": "tests/tables/test_refusals.py",
    **dict.fromkeys(("notice-format", "needs-documents"), "tests/tables/test_notice.py"),
    **dict.fromkeys(
        ("form-format", "form-place", "form-open", "form-places", "form-damaged", "form-too-large"),
        "tests/tables/test_forms.py",
    ),
    **dict.fromkeys(("form-outside", "form-one"), "tests/tables/test_forms.py"),
    "needs-parquet": "tests/tables/test_stream.py",
    "cannot-write": "tests/loading/test_untrusted_files.py",
    "out-of-memory": "tests/security/test_what_the_machine_lacks.py",
    "too-many-parts": "tests/security/test_rule_and_company_files_are_bounded.py",
    "heading-too-long": "tests/security/test_long_texts_are_not_searched.py",
    **dict.fromkeys(
        ("parquet-too-large", "parquet-pieces", "parquet-directory"), "tests/security/test_parquet_is_bounded.py"
    ),
    "unit-of-types": "tests/tables/test_stream.py",
    "unit-in-frame": "tests/tables/test_headings.py",
    "unknown-heading": "tests/tables/test_refusals.py",
    "heading-twice": "tests/tables/test_refusals.py",
    "wrong-column-type": "tests/tables/test_refusals.py",
    "no-frame": "tests/tables/test_refusals.py",
    "cannot-screen": "tests/columns/test_formulas.py",
    "cannot-use-engine": "tests/tables/test_refusals.py",
    "table-format": "tests/tables/test_refusals.py",
    "table-unreadable": "tests/tables/test_refusals.py",
    "table-too-wide": "tests/tables/test_refusals.py",
    "needs-extra": "tests/tables/test_refusals.py",
    "needs-solver": "tests/cli/test_analyse.py",
    **dict.fromkeys(("no-folder-or-revision", "revision-too-large"), "tests/cli/test_diff.py"),
    "no-rules-kept": "tests/register/test_otherwise.py",
    "cells-refused": "tests/tables/test_refusals.py",
    "table-onto-itself": "tests/tables/test_refusals.py",
    "no-headings": "tests/tables/test_refusals.py",
    "facts-in-rows": "tests/tables/test_refusals.py",
    **dict.fromkeys(("no-such-sheet", "has-no-sheets"), "tests/tables/test_refusals.py"),
    "table-of-companies": "tests/loading/test_untrusted_files.py",
    "needs-package": "tests/tables/test_refusals.py",
    "row-slipped": "tests/tables/test_refusals.py",
    "json-syntax": "tests/tables/reading/test_json_lines.py",
    "key-twice": "tests/tables/reading/test_json_lines.py",
    "json-too-long": "tests/tables/reading/test_json_lines.py",
    "half-character": "tests/tables/reading/test_json_lines.py",
    "file-changed": "tests/tables/test_files_that_change.py",
    "json-too-deep": "tests/tables/reading/test_json_lines.py",
    "quote-open": "tests/tables/reading/test_damaged_text.py",
    "stray-quote": "tests/tables/reading/test_damaged_text.py",
    "line-with-nul": "tests/tables/reading/test_damaged_text.py",
    "line-too-long": "tests/tables/reading/test_damaged_text.py",
    "row-cut": "tests/tables/reading/test_damaged_text.py",
    "mixed-encodings": "tests/tables/reading/test_encodings.py",
    "not-encoded": "tests/tables/reading/test_encodings.py",
    "encoding-unclear": "tests/tables/reading/test_encodings.py",
    "file-locked": "tests/tables/reading/test_disguises.py",
    "file-disguised": "tests/tables/reading/test_disguises.py",
    "book-damaged": "tests/tables/reading/test_disguises.py",
    "book-too-large": "tests/tables/reading/test_disguises.py",
    "too-many-sheets": "tests/security/test_workbooks_are_bounded.py",
    "document-too-large": "tests/tables/reading/test_disguises.py",
    "cell-far": "tests/tables/reading/test_workbooks.py",
    "too-many-empty-rows": "tests/tables/reading/test_empty_rows.py",
    "sheet-too-large": "tests/tables/reading/test_workbooks.py",
    "cells-unplaced": "tests/tables/reading/test_workbooks.py",
    "magnitude-two-readings": "tests/tables/test_magnitudes.py",
    "merged-cells": "tests/tables/test_merged_cells.py",
    "day-not-shown": "tests/tables/reading/test_formats.py",
    "cell-in-lines": "tests/tables/reading/test_formats.py",
    "error-cell": "tests/tables/reading/test_workbooks.py",
    "formula-without-value": "tests/tables/reading/test_workbooks.py",
    "cell-too-long": "tests/tables/reading/test_workbooks.py",
    "too-many-rows": "tests/tables/test_refusals.py",
    "rows-differ": "tests/tables/test_cells.py",
    "contradicts": "tests/tables/test_cells.py",
    "cell-refused": "tests/tables/test_refusals.py",
    "no-company-column": "tests/tables/test_refusals.py",
    "records-syntax": "tests/tables/test_refusals.py",
    "cannot-open": "tests/loading/test_untrusted_files.py",
    "file-exists": "tests/loading/test_untrusted_files.py",
    "no-such-file": "tests/loading/test_untrusted_files.py",
    "no-folder": "tests/loading/test_untrusted_files.py",
    **dict.fromkeys(("not-a-file", "a-folder"), "tests/loading/test_untrusted_files.py"),
    **dict.fromkeys(("not-utf8", "seems-encoded", "not-a-text"), "tests/loading/test_untrusted_files.py"),
    "outside-folder": "tests/loading/test_untrusted_files.py",
    "too-large": "tests/loading/test_untrusted_files.py",
    "set-syntax": "tests/cli/test_command.py",
    "total-of-currencies": "tests/several/test_currencies.py",
    **dict.fromkeys(("programmes-of-features", "programme-too-far"), "tests/several/test_scenarios_and_registers.py"),
    **dict.fromkeys(
        ("fact-declared-otherwise", "programme-twice", "since-version", "one-programme-only"),
        "tests/several/test_together.py",
    ),
    **dict.fromkeys(("until-before", "until-too-far", "needs-calendar"), "tests/advise/test_when.py"),
    **dict.fromkeys(("needs-web", "unknown-programme"), "tests/web/test_app.py"),
    **dict.fromkeys(("state-damaged", "nothing-said", "answer-too-long"), "tests/web/test_interview.py"),
    **dict.fromkeys(("company-too-long", "records-too-many"), "tests/web/test_pages.py"),
    **dict.fromkeys(("needs-report", "needs-font"), "tests/paper/test_pdf.py"),
    "unknown-policy": "tests/cli/test_command.py",
    "ambiguous-step": "tests/scenarios/test_sentences.py",
    "contradictory": "tests/scenarios/test_play.py",
    "no-features": "tests/scenarios/test_command.py",
    "no-features-of": "tests/coverage/test_coverage.py",
    "not-a-feature": "tests/scenarios/test_command.py",
    "no-such-tag": "tests/scenarios/test_command.py",
    "event-too-long": "tests/register/test_codes.py",
    "event-not-json": "tests/register/test_codes.py",
    "event-not-text": "tests/register/test_codes.py",
    "event-value": "tests/register/test_codes.py",
    "event-other-content": "tests/register/test_codes.py",
    "line-without-end": "tests/register/test_event_lines.py",
    "no-events": "tests/register/test_event_lines.py",
    "event-retracts": "tests/register/test_retraction.py",
    "register-moved-ahead": "tests/register/test_moved_ahead.py",
    "event-ahead": "tests/register/test_retraction.py",
    "retract-unknown": "tests/register/test_retraction.py",
    "retract-other-company": "tests/register/test_retraction.py",
    "retract-twice": "tests/register/test_retraction.py",
    "retract-retraction": "tests/register/test_retraction.py",
    "store-not-ours": "tests/register/test_codes.py",
    "store-damaged": "tests/register/test_codes.py",
    "store-busy": "tests/register/test_codes.py",
    "store-strange": "tests/register/test_hostile_stores.py",
    "store-dangling": "tests/register/test_hostile_stores.py",
    "store-gone": "tests/register/test_hostile_stores.py",
    "store-cut": "tests/register/test_told.py",
    "since-ahead": "tests/register/test_told.py",
    "cannot-tell": "tests/register/test_killed.py",
    "too-many-ranges": "tests/definitions/test_bounded.py",
    "no-question": "tests/advise/test_interview.py",
    "store-version": "tests/register/test_command.py",
    "store-lacks-programme": "tests/several/test_scenarios_and_registers.py",
    "store-leave-out": "tests/several/test_scenarios_and_registers.py",
    "store-other-rules": "tests/register/test_rules.py",
    "register-ahead": "tests/register/test_rules.py",
    "no-such-company": "tests/register/test_codes.py",
    "not-a-day-of-year": "tests/present/test_applying.py",
    "answer-of-no-record": "tests/decide/test_answers.py",
    "no-such-record": "tests/decide/test_answers.py",
    "answers-in-table": "tests/columns/test_answers.py",
    "text-lacks-language": "tests/languages/test_drafts.py",
    "texts-lack-language": "tests/languages/test_drafts.py",
    "split-not-whole-since": "tests/decide/test_dated_compared.py",
    "least-above-most-since": "tests/decide/test_dated_compared.py",
    "cap-always-binds-since": "tests/decide/test_dated_compared.py",
    "draft-in-register": "tests/languages/test_drafts.py",
    "window-backwards": "tests/present/test_applying.py",
    "window-of-most-days": "tests/present/test_applying.py",
    "which-row": "tests/tables/test_one_company.py",
    "password-line": "tests/web/test_staff.py",
    "proves-nothing": "tests/present/test_applying.py",
    # Rules that can be read and cannot be meant.
    **dict.fromkeys(NOT_MEANT, "tests/golden/not_meant/cases.yaml"),
    **dict.fromkeys(SLIPS, "tests/scenarios/slips.py"),
}


@pytest.fixture(scope="module")
def first(programme: lucidrule.Programme, tmp_path_factory: pytest.TempPathFactory) -> dict[str, LucidruleError]:
    """Return the first fault of each code that bad files have."""
    folder = tmp_path_factory.mktemp("bad")
    with pytest.MonkeyPatch.context() as patch:
        refused = [*(fault_of_rules(case, folder / case.stem) for case in RULES)]
        refused_companies = [fault_of_company(case, programme, patch) for case in COMPANIES]
    found: dict[str, LucidruleError] = {}
    for error in (*refused, *refused_companies):
        found.update({fault.code: type(error)((fault,)) for fault in error.faults if fault.code not in found})
    return found


@pytest.mark.parametrize("lang", ["en", "zh", "ja"])
def test_every_fault_has_a_bad_file_or_a_test_and_reads_well_in_each_language(
    lang: str, first: dict[str, LucidruleError], update_golden: bool
) -> None:
    codes = {
        key
        for key in FAULTS
        if key not in ("nearest", "help", "warning") and not key.startswith("@") and not key.endswith(".help")
    }
    assert codes - set(first) - set(TESTED_ELSEWHERE) == set()
    assert set(TESTED_ELSEWHERE) <= codes
    texts = {place: (HERE.parents[1] / place).read_text(encoding="utf-8") for place in TESTED_ELSEWHERE.values()}
    assert {code: place for code, place in TESTED_ELSEWHERE.items() if f'"{code}"' not in texts[place]} == {}
    listing = "\n\n".join(f"{code}\n{render(first[code].faults, lang)}" for code in sorted(first))
    compare(HERE / f"messages.{lang}.yaml", listing, update_golden)
