"""Results of scenarios as files: one self-contained page, JUnit XML, JSON. All text of authors is escaped."""

import json
from html import escape
from xml.sax.saxutils import quoteattr

from lucidrule.core.fault import render
from lucidrule.present.palette import LOOKS
from lucidrule.present.words import clauses
from lucidrule.scenarios.results import Result, Run
from lucidrule.scenarios.words import report_text
from lucidrule.texts.catalogue import spoken

SCHEMA = "lucidrule/scenarios/1"
_STYLE = """
body{font:16px/1.6 "Noto Sans CJK SC","Microsoft YaHei","Hiragino Sans",sans-serif;
 max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
h1{font-size:1.5rem}h2{font-size:1.2rem;border-bottom:1px solid #ccc;margin-top:2rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid #ddd}
td.n,th.n{text-align:right}details{margin:.4rem 0;break-inside:avoid}summary{cursor:pointer}
ol{margin:.3rem 0}pre{white-space:pre-wrap;background:#f6f6f6;border-left:4px solid;
 padding:.6rem;font:inherit;font-size:.9rem}
.place{color:#777;font-size:.85rem}
@media print{body{margin:0;max-width:none}details>*{display:block}}
"""
# The text of a failure is black; the line beside it is not.
_LOOKS = f"pre{{border-color:{LOOKS['failed'].ink}}}" + "".join(
    f'.{state}{{color:{LOOKS[state].ink}}}.step-{state}::marker{{content:"{LOOKS[state].mark} "}}'
    for state in ("passed", "failed", "fault", "not_run")
)


def to_html(run: Run, lang: str) -> str:
    """Return the results as one page without scripts, per policy and scenario, with steps and reasons."""
    name = {"zh": "zh-CN", "en": "en", "ja": "ja"}[spoken(lang)]
    parts = [
        f'<!doctype html><html lang="{name}"><head><meta charset="utf-8"><title>{report_text("title", lang)}</title>',
        f"<style>{_STYLE}{_LOOKS}</style></head><body><h1>{report_text('title', lang)}</h1>",
        f"<p>{escape(summary(run, lang))}</p>",
        _table(run, lang),
    ]
    for path, author, faults in run.files:
        parts.append(f'<h2 class="fault">{escape(path)}</h2><pre>{escape(render(faults, author))}</pre>')
    for policy, results in run.by_policy().items():
        parts.append(f"<h2>{escape(heading(run, policy, lang))}</h2>")
        parts += [_scenario(result, lang) for result in results]
    return "\n".join([*parts, "</body></html>\n"])


def _table(run: Run, lang: str) -> str:
    heads = "".join(f'<th class="n">{report_text(key, lang)}</th>' for key in ("passed", "failed", "fault"))
    rows = [f"<table><thead><tr><th>{report_text('policy', lang)}</th>{heads}</tr></thead><tbody>"]
    for policy, results in run.by_policy().items():
        counts = [sum(result.status == status for result in results) for status in ("passed", "failed", "fault")]
        cells = "".join(f'<td class="n">{count}</td>' for count in counts)
        rows.append(f"<tr><td>{escape(heading(run, policy, lang))}</td>{cells}</tr>")
    return "".join([*rows, "</tbody></table>"])


def _scenario(result: Result, lang: str) -> str:
    shown = " open" if result.status != "passed" else ""
    steps = []
    for at, (step, state) in enumerate(zip(result.scenario.text.steps, states(result), strict=True)):
        table = "".join(f"<br>| {escape(' | '.join(row))} |" for _, row in step.rows)
        steps.append(f'<li class="step-{state}" value="{at + 1}">{escape(step.said)}{table}</li>')
    message = f"<pre>{escape(chr(10).join(result.lines))}</pre>" if result.lines else ""
    return (
        f'<details{shown}><summary><span class="{result.status}">{report_text(result.status, lang)}</span>'
        f" {escape(result.name)}"
        f' <span class="place">{escape(result.place)}</span></summary><ol>{"".join(steps)}</ol>{message}</details>'
    )


def to_junit(run: Run) -> str:
    """Return the results as JUnit XML, which build servers read."""
    failures, errors = run.count("failed"), run.count("fault") + len(run.files)
    total = len(run.results) + len(run.files)
    seconds = sum(result.seconds for result in run.results)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<testsuites><testsuite name="lucidrule" tests="{total}" failures="{failures}" errors="{errors}"'
        f' skipped="0" time="{seconds:.3f}">',
    ]
    for result in run.results:
        about = f"classname={_attribute(result.scenario.path)} name={_attribute(result.name)}"
        about += f' time="{result.seconds:.3f}"'
        if result.status == "passed":
            lines.append(f"<testcase {about}/>")
            continue
        kind = "failure" if result.status == "failed" else "error"
        text = "\n".join(result.report())
        first = result.lines[0] if result.lines else ""
        lines.append(f"<testcase {about}><{kind} message={_attribute(first)}>{_text(text)}</{kind}></testcase>")
    for path, author, faults in run.files:
        about = f'classname={_attribute(path)} name={_attribute(path)} time="0"'
        lines.append(f"<testcase {about}><error>{_text(render(faults, author))}</error></testcase>")
    return "\n".join([*lines, "</testsuite></testsuites>\n"])


def to_json(run: Run) -> str:
    """Return the results as JSON."""
    data = {
        "schema": SCHEMA,
        "passed": run.count("passed"),
        "failed": run.count("failed"),
        "at_fault": run.count("fault"),
        "expected": run.expected,
        "interrupted": run.interrupted,
        "files_at_fault": [
            {
                "file": path,
                "faults": [{"code": f.code, "line": f.at.line if f.at else 0} for f in faults],
                "told": render(faults, author),
            }
            for path, author, faults in run.files
        ],
        "scenarios": [
            {
                "feature": result.scenario.feature,
                "file": result.scenario.path,
                "line": result.scenario.text.row or result.scenario.text.at.line,
                "rule": result.scenario.text.rule,
                "name": result.scenario.text.name,
                "values": dict(result.scenario.text.values),
                "tags": list(result.scenario.text.tags),
                "policies": list(result.scenario.policies),
                "status": result.status,
                "seconds": round(result.seconds, 6),
                "steps": [
                    {"keyword": step.keyword, "text": step.text, "line": step.at.line, "status": state}
                    for step, state in zip(result.scenario.text.steps, states(result), strict=True)
                ],
                "told": result.lines,
            }
            for result in run.results
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def states(result: Result) -> list[str]:
    """Return the state of each step: passed, failed, not_run."""
    total = len(result.scenario.text.steps)
    if result.status == "passed":
        return ["passed"] * total
    if result.status == "fault":
        return ["not_run"] * total
    return ["passed"] * result.done + ["failed"] + ["not_run"] * (total - result.done - 1)


def summary(run: Run, lang: str) -> str:
    """Return the one line that says how it went."""
    text = report_text("summary", lang, len(run.results), run.count("passed"), run.count("failed"), run.count("fault"))
    return clauses([text, report_text("files_at_fault", lang, len(run.files))], lang) if run.files else text


def heading(run: Run, policy: str, lang: str) -> str:
    """Return the title under which the scenarios of a policy stand."""
    return run.title(policy, lang) if policy else report_text("overall", lang)


def _attribute(text: str) -> str:
    return quoteattr(_plain(text))


def _text(text: str) -> str:
    return escape(_plain(text), quote=False)


def _plain(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(char if char >= " " or char in "\n\t" else "�" for char in text)
