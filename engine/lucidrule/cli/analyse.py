"""`analyse`: questions about the rules themselves, answered for all companies."""

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import click

from lucidrule.cli.options import (
    DAY,
    DEBUG,
    JSON,
    LANG,
    PATH,
    PROGRAMME,
    UNTIL,
    Folders,
    Moment,
    day_given,
    day_or_today,
    echo,
    language,
    print_json,
)
from lucidrule.cli.proving import needing_solver
from lucidrule.cli.usage import Command
from lucidrule.texts.catalogue import LANGS

# So many years may lie between the first day and the last.
_MOST_YEARS = 50


@click.command(cls=Command)
@click.argument("folder", type=PATH, required=False, metavar="PROGRAMME")
@click.option("--as-of", type=DAY)
@click.option("--until", type=UNTIL)
@click.option("--full", is_flag=True)
@click.option("--sarif", "sarif_file", type=PATH)
@click.option("--html", "html_file", type=PATH)
@click.option("--witness", type=PATH)
@click.option("--scenario", type=click.Choice(LANGS))
@click.option("--force", is_flag=True)
@LANG
@JSON
@PROGRAMME
@DEBUG
def analyse(
    *,
    folder: str | None,
    programme: Folders,
    as_of: date | Moment | None,
    until: date | Moment | None,
    full: bool,
    sarif_file: str | None,
    html_file: str | None,
    witness: str | None,
    scenario: str | None,
    force: bool,
    lang: str | None,
    as_json: bool,
) -> None:
    """Prove what the rules can never mean, for all companies at once, and show a company for each finding."""
    from lucidrule import api
    from lucidrule.loading.files import write_text
    from lucidrule.present.words import word

    with needing_solver():
        from lucidrule.paper.findings_page import findings_page
        from lucidrule.present.findings import sarif
        from lucidrule.present.findings_over_time import over_time

    loaded = api.load(programme if folder is None else (folder, *(programme or ())))
    spoken = language(lang, loaded.compiled)
    day = day_or_today(as_of, loaded.compiled, spoken)
    last = day if until is None else _last_day(day, until, loaded.compiled)
    found = {each: _told(loaded, each, spoken) for each in _days(loaded.compiled, day, last)}
    told = over_time(found, last)
    compiled, accepted = loaded.compiled, loaded.compiled.accepted
    lines = _Lines(told, (day, last, len(found)), spoken)
    if html_file is not None:
        title = word("analysis_title", spoken, compiled.title[spoken])
        write_text(Path(html_file), findings_page(lines.dated, title, lines.summary, spoken), force=force)
    if sarif_file is not None:
        write_text(Path(sarif_file), json.dumps(sarif(told, compiled), ensure_ascii=False, indent=2), force=force)
    if witness is not None:
        _write_witnesses(Path(witness), told, loaded, (spoken, scenario), force=force)
    if as_json:
        print_json(_data(told, list(found), last if until is not None else None))
    else:
        for line in lines.told(full=full, stale=accepted.keys() - {each.finding.name for each in told}):
            echo(line)
    sys.exit(any(each.finding.severity == "error" and not each.accepted for each in told))


def _last_day(first: date, until: date | Moment, compiled: Any) -> date:
    from lucidrule.compile.arguments import until_given

    return until_given(day_given(until, compiled), first, _MOST_YEARS, compiled.zone)


def _days(compiled: Any, first: date, last: date) -> tuple[date, ...]:
    """Return the days on which rules can turn, the first one with them."""
    from lucidrule.advise.turning_days import turning_days
    from lucidrule.compile.profile import Profile
    from lucidrule.model.company import CompanyHeader

    return (first, *turning_days(compiled, Profile(CompanyHeader(), {}, {}, frozenset()), first, last))


def _told(loaded: Any, day: date, lang: str) -> list[Any]:
    """Return what is found at a reference date, in words."""
    from lucidrule.decide.prepared import prepare_programme
    from lucidrule.present.findings import FindingWords
    from lucidrule.prove.analysis import analysed

    compiled = loaded.compiled_at(day)
    assessment = compiled.assessment_at(day)
    words = FindingWords(compiled, assessment, lang)
    return [words.told(each, compiled.accepted) for each in analysed(prepare_programme(compiled, assessment), day)]


def _data(told: list[Any], days: list[date], until: date | None) -> dict[str, Any]:
    """Return what is found as plain data; of a range of dates with the time in which each finding holds."""
    findings = [{**each.finding.to_dict(), "says": each.says, "accepted": each.accepted or None} for each in told]
    if until is None:
        return {"as_of": days[0].isoformat(), "findings": findings}
    for data, each in zip(findings, told, strict=True):
        data["holds"] = [{"from": one.isoformat(), "until": other.isoformat()} for one, other in each.spans]
    looked_at = [each.isoformat() for each in days]
    return {"as_of": looked_at[0], "until": until.isoformat(), "dates": looked_at, "findings": findings}


class _Lines:
    """What the command prints; `time` are the first and the last day, and at how many dates rules can turn."""

    def __init__(self, told: list[Any], time: tuple[date, date, int], lang: str) -> None:
        from lucidrule.present.findings_over_time import only_then
        from lucidrule.present.words import word

        self._told, self._time, self._lang, self._word = told, time, lang, word
        self.dated = [(each, only_then(each, time[0], time[1], lang)) for each in told]

    @property
    def summary(self) -> str:
        """How many findings of each weight there are."""
        from lucidrule.present.quantities import day as day_in_words

        counted = Counter(each.finding.severity for each in self._told if not self._is_quiet(each))
        open_ = sum(bool(each.finding.not_proven) for each in self._told)
        counts = (counted["error"], counted["warning"], counted["note"], open_)
        first, last = (day_in_words(each, self._lang) for each in self._time[:2])
        if first == last:
            return self._word("analysed", self._lang, first, *counts)
        return self._word("analysed_over", self._lang, first, last, self._time[2], *counts)

    def told(self, *, full: bool, stale: set[str]) -> list[str]:
        """Return the lines, without what is accepted unless all is asked for."""
        found = []
        accepted = [each for each in self._told if each.accepted]
        for each, when in self.dated:
            if each.accepted and not full:
                continue
            severity = self._word(f"severity:{each.finding.severity}", self._lang)
            found.append(self._word("finding_line", self._lang, severity, each.about, each.says))
            if when:
                found.append(f"  {when}")
            if each.example:
                found.append("  " + self._word("witness_of", self._lang, each.example))
            if each.accepted:
                found.append("  " + self._word("accepted_because", self._lang, each.accepted))
        if accepted and not full:
            found.append(self._word("accepted_findings", self._lang, len(accepted)))
        found += [self._word("accepted_stale", self._lang, name) for name in sorted(stale)]
        asserted = [each.finding for each in self._told if each.finding.code.startswith("assertion")]
        if asserted:
            proven = sum(each.code == "assertion-proven" for each in asserted)
            found.append(self._word("assertions_proven", self._lang, proven, len(asserted)))
        return [*found, self.summary]

    @staticmethod
    def _is_quiet(told: Any) -> bool:
        return bool(told.accepted or told.finding.not_proven)


def _write_witnesses(folder: Path, told: list[Any], loaded: Any, langs: tuple[str, str | None], *, force: bool) -> None:
    """Write a company file for each finding, and a scenario where one is asked for."""
    from lucidrule.loading.files import write_text
    from lucidrule.loading.output import new_folder
    from lucidrule.present.words import word
    from lucidrule.scenarios.draft import draft_feature

    spoken, scenario = langs
    with new_folder(folder):
        for number, each in enumerate(told, 1):
            for place, witness in zip("ab", each.finding.witnesses, strict=False):
                name = f"{number:02}-{each.finding.code}{place if len(each.finding.witnesses) > 1 else ''}"
                company = witness.text(word("witness_company", spoken, name))
                write_text(folder / f"{name}.yaml", f"# {each.finding.name}\n{company}", force=force)
                if scenario is not None:
                    found = loaded.determine({"facts": dict(witness.facts)}, as_of=witness.determination.as_of)
                    policies = (each.finding.policy,) if each.finding.policy else ()
                    write_text(folder / f"{name}.feature", draft_feature(found, policies, scenario), force=force)
