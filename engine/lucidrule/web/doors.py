"""What programs and assistants ask of the programmes, each a thin door: a request as data → an answer as data."""

from collections.abc import Callable, Mapping
from typing import Any

from lucidrule.advise.interview import Question
from lucidrule.advise.when import Outlook
from lucidrule.api import Programme
from lucidrule.compile.arguments import text_given, wrong
from lucidrule.core.fault import Fault, WrongArgument, written
from lucidrule.core.names import nearest
from lucidrule.core.position import Location
from lucidrule.decide.result import Determination
from lucidrule.present.listing import facts_data, policies_data, policy_data
from lucidrule.web.served import Served

Said = Mapping[str, Any]
Answer = dict[str, Any]
_COMMON = ("company", "as_of", "programmes")


def determine(served: Served, said: Said) -> Answer:
    """Judge the policies for a company."""
    only_keys(said, (*_COMMON, "policies", "proof"))
    proof = said.get("proof", True)
    if not isinstance(proof, bool):
        raise wrong("proof", "@kind:flag", proof)
    return judged(served, said).to_dict(proof=proof)


def ask(served: Served, said: Said) -> Answer:
    """Return what to ask next about a company; the question is null where nothing can change anything any more."""
    only_keys(said, (*_COMMON, "policies"))
    programme = chosen(served, said)
    interview = programme.interview(company_of(said), as_of=day_of(programme, said), policies=said.get("policies"))
    question = interview.next()
    return {
        "schema": "lucidrule/question/1",
        "outcomes": {name: outcome.value for name, outcome in interview.outcomes.items()},
        "question": None if question is None else _question_data(question),
    }


def _question_data(question: Question) -> Answer:
    asked = {"type", "label", "question", "choices", "note", "unit", "proved_by"}
    return {
        **question.missing.to_dict(),
        **question.declared.model_dump(mode="json", exclude_none=True, include=asked),
        "policies": list(question.policies),
        "open": question.open,
        "left": question.left,
        "of_sums": question.of_sums,
    }


def changes(served: Served, said: Said) -> Answer:
    """Return what would have to change for a policy."""
    only_keys(said, (*_COMMON, "policy"))
    return judged(served, said).changes(text_given(said.get("policy"), "policy")).to_dict()


def sensitivity(served: Served, said: Said) -> Answer:
    """Return over which values of a fact which policies hold."""
    only_keys(said, (*_COMMON, "fact"))
    missing, bands = judged(served, said).sensitivity(text_given(said.get("fact"), "fact"))
    return {**missing.to_dict(), "bands": [band.to_dict() for band in bands]}


def when(served: Served, said: Said) -> Answer:
    """Return the days on which an outcome or a sum changes by itself."""
    only_keys(said, (*_COMMON, "policies", "until"))
    return outlook(served, said).to_dict()


ASKED: Mapping[str, Callable[[Served, Said], Answer]] = {
    "determine": determine,
    "ask": ask,
    "changes": changes,
    "sensitivity": sensitivity,
    "when": when,
}


def programmes(served: Served) -> list[Answer]:
    """Return the programmes that are served."""
    return [
        {
            "id": member.id,
            "title": dict(member.title),
            "version": member.version,
            "languages": list(member.languages),
            "currency": member.money.code,
            "policies": [policy.id for policy in member.policies],
            "rules_digest": member.digest,
        }
        for member in served.whole.compiled.members
    ]


def policies(served: Served) -> list[Answer]:
    """Return the policies in order."""
    return policies_data(served.whole.compiled)


def policy(served: Served, name: str, lang: str) -> Answer:
    """Return one policy: as its file states it, and in plain words."""
    found = served.whole.policy(name)
    home = served.whole.compiled.home(found.id)
    return {**policy_data(found, home), "id": found.id, "told": served.whole.describe(found.id, lang)}


def facts(served: Served) -> Answer:
    """Return every fact with its declaration and the policies that use it."""
    return facts_data(served.whole.compiled)


def judged(served: Served, said: Said) -> Determination:
    """Return the determination that a request is about."""
    programme = chosen(served, said)
    day = day_of(programme, said)
    return programme.determine(company_of(said), as_of=day, policies=said.get("policies"))


def outlook(served: Served, said: Said) -> Outlook:
    """Return what time alone changes for the company of a request."""
    programme = chosen(served, said)
    day = day_of(programme, said)
    return programme.when(company_of(said), as_of=day, until=said.get("until"), policies=said.get("policies"))


def chosen(served: Served, said: Said) -> Programme:
    """Return the programmes that a request names; all that are served where it names none."""
    names = said.get("programmes") or ()
    if not isinstance(names, list | tuple):
        raise wrong("programmes", "@kind:names", names)
    return served.chosen([text_given(each, "programmes") for each in names])


def company_of(said: Said) -> Mapping[str, Any]:
    """Return the company of a request: a mapping, never the path of a file."""
    company = said.get("company")
    if not isinstance(company, Mapping):
        raise wrong("company", "@kind:mapping", company)
    return company


def day_of(programme: Programme, said: Said) -> Any:
    """Return the reference date that a request names; today where it names none."""
    day = said.get("as_of")
    return programme.compiled.today() if day is None else day


def only_keys(said: Said, allowed: tuple[str, ...]) -> None:
    """Look at the keys of a request.

    Raises:
        WrongArgument: There are others than are allowed, each with the nearest that is.
    """
    faults = [
        Fault("unknown-key", Location(name, 0, 0, path=(name,)), {"name": written(name)}, nearest(name, allowed))
        for name in said
        if name not in allowed
    ]
    if faults:
        raise WrongArgument(tuple(faults))
