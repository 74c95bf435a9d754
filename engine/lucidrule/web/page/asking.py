"""The interview: one question at a time, or the facts of a group as a form; what was said travels in the page."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from starlette.responses import Response

from lucidrule.advise.answering import taken
from lucidrule.advise.asking import declared_of, proof_of
from lucidrule.advise.interview import Question
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import Fault, LucidruleError, ProfileAtFault
from lucidrule.kernel.missing import Missing
from lucidrule.present.asking import hint_of, question_told, value_told
from lucidrule.present.quantities import missing_name
from lucidrule.web.page.fields import Field, comes_back, field_of, missing_of_group
from lucidrule.web.page.handling import Form
from lucidrule.web.page.question_key import key_of, missing_of
from lucidrule.web.page.rendering import Reader, download
from lucidrule.web.page.result import result_page
from lucidrule.web.page.standing import Standing
from lucidrule.web.page.state import Said, State

# What a button says in the place of a value.
_SAY = "say:"


class Asked(NamedTuple):
    """A field with all that stands beside it.

    Attributes:
        note: What helps to answer.
        proof: The document that proves the answer.
        hint: How it is written; empty where it is chosen.
        stands: What is known of it; empty: nothing.
        faults: What is wrong with what was typed.
    """

    field: Field
    name: str
    question: str
    note: str
    proof: str
    hint: str
    stands: str
    faults: Sequence[str]


def ask(reader: Reader, form: Form) -> Response:
    """Take what was said to a question, and go where the button leads."""
    state = State.unpack(form.one("state"))
    here = Standing(state, reader.served, reader.lang)
    at, do = missing_of(form.one("at")), form.one("do")
    if at is not None:
        question = here.interview.question(at)
        try:
            here = _with_answer(here, reader, form, at)
        except LucidruleError as error:
            return question_page(reader, here, question, form.all(key_of(at)), reader.told(error.faults))
    if group := form.one("group"):
        return group_page(reader, here, group)
    if do == "save":
        return download(here.state.file(here.compiled), "company.yaml", "application/yaml")
    if do == "result":
        return result_page(reader, here)
    return question_page(reader, here, _leading(here, at, do, form.one("goto")))


def _leading(here: Standing, at: Missing | None, do: str, goto: str) -> Question | None:
    """Return the question that a button leads to."""
    answered = [missing for missing, _ in here.state.answers]
    chosen = missing_of(goto)
    if do == "stay":
        chosen = at
    elif do == "back" and answered:
        chosen = answered[max(answered.index(at) - 1, 0)] if at in answered else answered[-1]
    return here.interview.next() if chosen is None else here.interview.question(chosen)


def _with_answer(here: Standing, reader: Reader, form: Form, at: Missing) -> Standing:
    """Return where it stands with what was said; where nothing new was, as it is.

    Raises:
        LucidruleError: What was said is no value, contradicts what is known, or nothing was said at all.
    """
    said, do = _said(here, form, at), form.one("do")
    if said == "":
        if do == "answer" and here.stands(at) is None:
            raise ProfileAtFault((Fault("nothing-said", None),))
        return here
    state, _ = _taken(here.state, here.interview.profile, here, at, said)
    return Standing(state, reader.served, reader.lang)


def _said(here: Standing, form: Form, at: Missing) -> Said:
    """Return what was said to a question; empty: nothing but what stands there.

    Raises:
        LucidruleError: It is longer than any answer.
    """
    do = form.one("do")
    if do == "unknown":
        return None
    if do.startswith(_SAY):
        return do.removeprefix(_SAY)
    return _typed(here, form.all(key_of(at)), at)


def _typed(here: Standing, posted: Sequence[str], at: Missing) -> Said:
    """Return what was chosen or typed in a field; empty: nothing, or what stands there.

    Raises:
        ProfileAtFault: It is longer than any answer.
    """
    return "" if _unchanged(here, posted, at) else comes_back(posted, at, here.compiled)


def _unchanged(here: Standing, posted: Sequence[str], at: Missing) -> bool:
    """Return whether a field comes back as it was shown."""
    field = field_of(here.compiled, at, here.stands(at), here.lang)
    shown = [each.value for each in field.choices if each.chosen] if field.choices else [field.typed]
    return [each.strip() for each in posted if each.strip()] == [each for each in shown if each]


def _taken(state: State, profile: Profile, here: Standing, at: Missing, said: Said) -> tuple[State, Profile]:
    """Return what was said with an answer, and the profile with it.

    Raises:
        LucidruleError: It is no value, or contradicts what is known.
    """
    raw = list(said) if isinstance(said, tuple) else said
    _, known = taken(profile, here.compiled, at, raw)
    is_list = declared_of(here.compiled.facts, at).type == "records"
    return state.answered(at, said, len(known.records.get(at.fact, ())) if is_list else None), known


def question_page(
    reader: Reader,
    here: Standing,
    question: Question | None,
    posted: Sequence[str] | None = None,
    faults: Sequence[str] = (),
) -> Response:
    """Return the page of a question; None: nothing is left to ask.

    Args:
        posted: What was typed and is no answer; None: what is known stands in the field.
        faults: What is wrong with it.
    """
    asked, why, still, of_group = None, "", "", ""
    current: Sequence[str] = ()
    if question is not None:
        told = question_told(here.compiled, question, reader.lang)
        asked = _asked(here, question.missing, posted, faults)
        why, still, current = told.why, told.still, question.policies
        of_group = here.compiled.groups[here.compiled.facts[question.missing.fact].group][reader.lang]
    return reader.page(
        "ask.html",
        422 if faults else 200,
        here=here,
        packed=here.state.pack(),
        asked=asked,
        why=why,
        still=still,
        of_group=of_group,
        current=current,
        groups=[(name, title[reader.lang]) for name, title in here.compiled.groups.items()],
        action="ask",
    )


def _asked(here: Standing, missing: Missing, posted: Sequence[str] | None, faults: Sequence[str]) -> Asked:
    lang, programme = here.lang, here.compiled
    declared, known = declared_of(programme.facts, missing), here.interview.value(missing)
    stands: Any = here.stands(missing)
    if posted is not None:
        stands = tuple(posted) if declared.type == "choices" else next(iter(posted), "")
    proof = proof_of(programme.facts, missing)
    field = field_of(programme, missing, stands, lang)
    return Asked(
        field,
        missing_name(missing, programme.facts, lang),
        declared.question[lang],
        declared.note[lang] if declared.note is not None else "",
        proof[lang] if proof is not None else "",
        "" if field.choices else hint_of(missing, declared, programme.money, lang),
        value_told(programme, missing, known, lang) if known is not None or missing in here.interview.declined else "",
        faults,
    )


def group_page(
    reader: Reader, here: Standing, group: str, form: Form | None = None, faults: dict[Missing, list[str]] | None = None
) -> Response:
    """Return the facts of a group as a form; with what was typed into it and what is wrong with that."""
    faults = faults or {}
    asked = [
        _asked(here, each, form.all(key_of(each)) if form and each in faults else None, faults.get(each, ()))
        for each in _of_group(here, group)
    ]
    return reader.page(
        "group.html",
        422 if faults else 200,
        here=here,
        packed=here.state.pack(),
        group=group,
        title=here.compiled.groups[group][reader.lang],
        listed=asked,
        current=(),
        action="group",
    )


def _of_group(here: Standing, group: str) -> list[Missing]:
    """Return the questions of a group.

    Raises:
        ProfileAtFault: There is no such group.
    """
    if group not in here.compiled.groups:
        raise ProfileAtFault((Fault("state-damaged", None),))
    interview, years = here.interview, dict[str, set[int]]()
    listed = [*interview.known, *interview.declined, *(each.missing for each in interview.standing.missing())]
    for name, fact in here.compiled.facts.items():
        if fact.yearly:
            years[name] = {here.determination.assessment} | {
                each.year for each in listed if each.fact == name and each.year
            }
    records = {name: len(listed) for name, listed in interview.profile.records.items()}
    return missing_of_group(here.compiled, group, {name: sorted(found) for name, found in years.items()}, records)


def fill_group(reader: Reader, form: Form) -> Response:
    """Take what was filled in for a group; what is no value stands there with its fault, all else is taken."""
    state = State.unpack(form.one("state"))
    here = Standing(state, reader.served, reader.lang)
    group, profile = form.one("of"), here.interview.profile
    faults: dict[Missing, list[str]] = {}
    for each in _of_group(here, group):
        posted = form.all(key_of(each))
        if not posted or _unchanged(here, posted, each):
            continue
        try:
            # What stood there and was taken out is not known any more.
            state, profile = _taken(state, profile, here, each, _typed(here, posted, each) or None)
        except LucidruleError as error:
            faults[each] = reader.told(error.faults)
    here = Standing(state, reader.served, reader.lang)
    if faults or form.one("do") == "stay":
        return group_page(reader, here, group, form, faults)
    if form.one("do") == "save":
        return download(here.state.file(here.compiled), "company.yaml", "application/yaml")
    return question_page(reader, here, here.interview.next())
