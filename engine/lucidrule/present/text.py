"""A determination as plain text: a table, then per policy the reasons that settle it."""

from lucidrule.compile import tree
from lucidrule.core.fault import shown
from lucidrule.core.verdict import NOT_MET, UNKNOWN, Outcome
from lucidrule.decide.proof import Proof
from lucidrule.decide.result import AwardResult, CriterionVerdict, Determination, PolicyOutcome
from lucidrule.model.facts import Declared
from lucidrule.present.words import day, missing_name, money, separator, shown_value, word

MARKS = {"met": "✔", "not_met": "✘", "unknown": "?"}


def explain(determination: Determination, lang: str, *, full: bool = False) -> str:
    """Return the whole determination in words; `full` with every criterion and leaf."""
    lines = [heading(determination, lang), ""]
    for outcome in determination.outcomes:
        lines += [f"{outcome.policy.stated.title[lang]} — {word(outcome.outcome.value, lang)}"]
        lines += [f"  {line}" for line in reasons(outcome, determination, lang, full=full)]
    return "\n".join([*lines, "", *closing(determination, lang)])


def heading(determination: Determination, lang: str) -> str:
    """Return who was judged, at which date, on which year's figures."""
    company = determination.profile.company
    year = determination.as_of.year - determination.programme.stated.assessment_year.years_before
    parts = [
        shown(company.name or company.id or "—"),
        f"{word('reference_date', lang)} {day(determination.as_of, lang)}",
        f"{word('assessment_year', lang)} {year}",
    ]
    if company.figures:
        parts.append(word(company.figures, lang))
    return " · ".join(parts)


def amounts(outcome: PolicyOutcome, lang: str) -> str:
    """Return what a policy pays, short."""
    if outcome.total is not None:
        return money(outcome.total, lang)
    return "；".join(dict.fromkeys(award_amount(award, lang) for award in outcome.entitlement.awards))


def award_amount(award: AwardResult, lang: str) -> str:
    """Return the sum of one award: exact, bounds, by review, or not published."""
    if award.kind == "not_published":
        return word("not_published", lang)
    if award.kind == "by_review":
        limit = (
            [] if award.award.amount is None or award.high is None else [word("up_to", lang, money(award.high, lang))]
        )
        return "，".join([*limit, word("by_review", lang)])
    if award.exact and award.low is not None:
        return money(award.low, lang)
    if award.high is None:
        return word("from", lang, money(award.low or award.award.own_share * 0, lang))
    return word("between", lang, money(award.low or award.high * 0, lang), money(award.high, lang))


def reasons(outcome: PolicyOutcome, determination: Determination, lang: str, *, full: bool = False) -> list[str]:
    """Return the few criteria that settle an outcome, what is missing, and the awards; all criteria if `full`."""
    programme = determination.programme
    if outcome.outcome is Outcome.NOT_IN_FORCE:
        gate = outcome.policy.in_force
        return [word("in_force_from", lang, day(gate.from_, lang))]
    settling = {Outcome.INELIGIBLE: (NOT_MET,), Outcome.UNDETERMINED: (UNKNOWN,), Outcome.REFER: (UNKNOWN,)}
    wanted = settling.get(outcome.outcome)
    lines: list[str] = []
    for verdict in outcome.criteria:
        if full or wanted is None or verdict.proof.verdict in wanted:
            lines.append(_criterion(verdict, lang))
            if full or verdict.proof.verdict is NOT_MET:
                lines += [f"    {line}" for line in _leaves(verdict.proof, determination, lang, full=full)]
    if outcome.missing:
        names = separator(lang).join(missing_name(missing, programme, lang) for missing in outcome.missing)
        superset = "" if outcome.missing_exact else f" ({word('superset', lang)})"
        lines.append(f"{word('missing', lang)}{superset}: {names}")
    for point in outcome.open_points:
        if point in programme.open_points:
            lines.append(f"{word('open', lang)}: {programme.open_points[point].question[lang]}")
    for award in outcome.entitlement.awards:
        standing = word(award.award.stated.basis, lang)
        number = f" ({word('record', lang, award.record)})" if award.record else ""
        lines.append(f"{award.award.stated.label[lang]}{number}: {award_amount(award, lang)} [{standing}]")
        if award.missing:
            names = separator(lang).join(missing_name(missing, programme, lang) for missing in sorted(award.missing))
            lines.append(f"  {word('missing', lang)}: {names}")
    if outcome.assumed:
        lines.append(word("rests", lang))
    return lines


def closing(determination: Determination, lang: str) -> list[str]:
    """Return the best permitted combination and the receipt."""
    found = determination.combination
    titles = {p.stated.id: p.stated.title[lang] for p in determination.programme.policies}
    lines = [f"{word('total', lang)}: {' / '.join(money(total, lang) for total in found.totals)}"]
    if found.needs:
        names = separator(lang).join(missing_name(missing, determination.programme, lang) for missing in found.needs)
        lines.append(f"  {word('missing', lang)}: {names}")
    rules = {rule.id: rule.label[lang] for rule, _ in determination.programme.interactions}
    lines += [f"{word('left_out', lang)}: {titles[name]} ({rules[rule]})" for name, rule in found.left_out]
    lines += [f"{word('undecided', lang)}: {rules[rule]}" for rule in found.undecided]
    if found.beside:
        lines.append(f"{word('beside', lang)}: {separator(lang).join(titles[name] for name in found.beside)}")
    receipt = determination.receipt
    digests = f"rules {receipt['rules_digest'][:12]} · facts {receipt['facts_digest'][:12]}"
    lines.append(f"{word('receipt', lang)}: lucidrule {receipt['engine_version']} · {digests}")
    return lines


def _criterion(verdict: CriterionVerdict, lang: str) -> str:
    stated = verdict.criterion.stated
    cited = ", ".join(f"{c.source} {c.article}" if c.article else c.source for c in stated.source or ())
    standing = word(stated.basis, lang) + (f"; {word('source', lang)} {cited}" if cited else "")
    state = verdict.proof.verdict.value
    return f"{MARKS[state]} {stated.label[lang]}: {word(state, lang)} [{standing}]"


def _leaves(proof: Proof, determination: Determination, lang: str, *, full: bool) -> list[str]:
    """Return the leaves of a proof with their actual values; without `full` only those that are not met."""
    if proof.parts:
        return [line for part in proof.parts for line in _leaves(part, determination, lang, full=full)]
    if not full and proof.verdict is not NOT_MET:
        return []
    node = proof.node
    name: str | None = None
    fact = None
    if isinstance(node, tree.Compare | tree.WithinYears):
        fact = _declared(node.ref, determination)
    elif isinstance(node, tree.FirstExceeds):
        fact = determination.programme.facts[node.fact]
    if fact is not None:
        name = fact.label[lang]
    elif isinstance(node, tree.Judgement) and node.open_point in determination.programme.open_points:
        name = determination.programme.open_points[node.open_point].question[lang]
    if name is None:
        return []
    actual = "" if proof.actual is None else f" ({word('actual', lang)} {shown_value(proof.actual, fact, lang)})"
    bound = f" > {money(node.bound, lang)}" if isinstance(node, tree.FirstExceeds) else ""
    return [f"{MARKS[proof.verdict.value]} {name}{bound}{shown(actual)}"]


def _declared(ref: tree.Ref, determination: Determination) -> Declared:
    facts = determination.programme.facts
    if not ref.part:
        return facts[ref.fact]
    return next(fact.parts[ref.fact] for fact in facts.values() if fact.parts and ref.fact in fact.parts)
