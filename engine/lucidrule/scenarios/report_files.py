"""Results of scenarios as JUnit XML and JSON. All text of authors is escaped."""

import json
from html import escape
from xml.sax.saxutils import quoteattr

from lucidrule.core.fault import render
from lucidrule.present.words import clauses, word
from lucidrule.scenarios.results import Result, Run
from lucidrule.scenarios.words import report_text

SCHEMA = "lucidrule/scenarios/1"


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
    if not policy:
        return report_text("overall", lang)
    title, others = run.title(policy, lang), (each for each in run.by_policy() if each not in ("", policy))
    # Two policies may have one title: then their ids tell them apart.
    same = any(run.title(each, lang) == title for each in others)
    return word("of_year", lang, title, policy) if same else title


def _attribute(text: str) -> str:
    return quoteattr(_plain(text))


def _text(text: str) -> str:
    return escape(_plain(text), quote=False)


def _plain(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(char if char >= " " or char in "\n\t" else "�" for char in text)
