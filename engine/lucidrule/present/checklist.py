"""The documents that a company has to bring, in words: once for all policies, and for each."""

from collections.abc import Collection, Iterable, Iterator

from lucidrule.advise.checklist import Checklist, Paper, PolicyPapers, Spared
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.kernel.missing import Missing
from lucidrule.model.base import Text
from lucidrule.present.lines import Line
from lucidrule.present.quantities import missing_names
from lucidrule.present.words import clauses, listed, word


def checklist_lines(found: Checklist, lang: str) -> Iterator[Line]:
    """Yield each document once, under the policies for which it is brought, those of most policies first."""
    telling = _Telling(found.programme, lang)
    yield Line(0, word("checklist", lang), "heading")
    if not found.policies:
        yield Line(1, word("checklist_none", lang))
        return
    if not any(each.papers for each in found.policies):
        yield Line(1, word("checklist_no_papers", lang))
    groups: dict[tuple[str, ...], list[Merged]] = {}
    papers = merged(found.policies)
    for each in papers:
        if each.policies:
            groups.setdefault(tuple(each.policies), []).append(each)
    for policies, grouped in sorted(groups.items(), key=lambda group: -len(group[0])):
        yield Line(1, telling.policies(policies, len(found.policies)), "heading")
        for paper in grouped:
            yield from telling.paper(paper.label, paper.proves, paper.missing, depth=2)
    yield from telling.not_needed(found.policies, {str(dict(each.label)) for each in papers if each.policies})


def papers_lines(listed_for: PolicyPapers, programme: CompiledProgramme, lang: str, depth: int) -> Iterator[Line]:
    """Yield the documents for one policy: those that prove common conditions alone in one line."""
    telling = _Telling(programme, lang)
    common = {
        fact
        for verdict in listed_for.outcome.criteria
        if verdict.id in programme.common
        for fact in listed_for.of_criterion[verdict.id]
    }
    yield Line(depth, word("checklist_of", lang))
    shared = [paper for paper in listed_for.needed if paper.proves and common.issuperset(paper.proves)]
    for paper in listed_for.papers:
        if paper not in shared and paper.needed:
            yield from telling.paper(paper.label, paper.proves, listed_for.missing, depth=depth + 1)
            yield from telling.spared(paper, depth + 2)
    if shared:
        labels = list(dict.fromkeys(paper.label[lang] for paper in shared))
        yield Line(depth + 1, word("paper", lang, word("checklist_common", lang, clauses(labels, lang))))
    if listed_for.undocumented:
        names = missing_names(listed_for.undocumented, programme.facts, lang)
        yield Line(depth + 1, word("undocumented", lang, names), "dim")
    yield from telling.not_needed([listed_for], set(), depth)


class Merged:
    """A document with all that it proves, and the policies for which it is brought."""

    def __init__(self, label: Text) -> None:
        self.label = label
        self.policies: dict[str, None] = {}
        self.proves: dict[Missing, None] = {}
        self.missing: set[Missing] = set()


def merged(policies: Iterable[PolicyPapers]) -> list[Merged]:
    """Return each document once, whatever the policy; of those that none needs without policies."""
    found: dict[str, Merged] = {}
    for listed_for in policies:
        for paper in listed_for.papers:
            each = found.setdefault(str(dict(paper.label)), Merged(paper.label))
            if paper.needed:
                each.policies[listed_for.policy.id] = None
                each.proves.update(dict.fromkeys(paper.proves))
                each.missing |= listed_for.missing
    return list(found.values())


class _Telling:
    def __init__(self, programme: CompiledProgramme, lang: str) -> None:
        self.programme, self.lang = programme, lang

    def policies(self, ids: Collection[str], of_all: int) -> str:
        """Return the policies for which something is brought, by their numbers; of one also its title."""
        lang, numbers = self.lang, self.programme.numbers
        if len(ids) == of_all and of_all > 1:
            return word("checklist_all", lang)
        if len(ids) == 1:
            (name,) = ids
            policy = self.programme.policy(name)
            assert policy is not None
            return word("checklist_titled", lang, numbers[name], policy.short_title(lang))
        return word("checklist_policies", lang, len(ids), listed([str(numbers[name]) for name in ids], lang))

    def paper(self, label: Text, proves: Iterable[Missing], missing: Collection[Missing], depth: int) -> Iterator[Line]:
        names = self.names(proves, missing)
        told = word("material_proves", self.lang, label[self.lang], names) if names else label[self.lang]
        yield Line(depth, word("paper", self.lang, told))

    def names(self, facts: Iterable[Missing], missing: Collection[Missing]) -> str:
        """Return the facts that a document proves, and which of them are not given yet."""
        every = list(facts)
        open_ = [fact for fact in every if fact in missing]
        told = missing_names(every, self.programme.facts, self.lang)
        if not open_:
            return told
        if len(open_) == len(every):
            return clauses([told, word("paper_not_yet", self.lang)], self.lang)
        names = missing_names(open_, self.programme.facts, self.lang)
        return clauses([told, word("paper_some_not_yet", self.lang, names)], self.lang)

    def spared(self, paper: Paper, depth: int) -> Iterator[Line]:
        """Yield what a document that is brought need not prove, and why."""
        for why, names in self.reasons(paper.spared).items():
            yield Line(depth, word("paper_not_for", self.lang, names, why), "dim")

    def reasons(self, spared: Iterable[Spared]) -> dict[str, str]:
        """Return by reason the names of the facts that need not be proved."""
        found: dict[str, list[Missing]] = {}
        for each in spared:
            found.setdefault(word(f"spared_{each.reason}", self.lang, self.clause(each.clause)), []).append(each.fact)
        return {why: missing_names(facts, self.programme.facts, self.lang) for why, facts in found.items()}

    def clause(self, name: str) -> str:
        """Return the label of a criterion or an award; nothing of none."""
        policies = self.programme.policies
        labels = {each.id: each.label for policy in policies for each in policy.awards}
        labels |= {each.id: each.label for policy in policies for each in policy.all_criteria}
        return labels[name][self.lang] if name else ""

    def not_needed(self, policies: Iterable[PolicyPapers], brought: Collection[str], depth: int = 0) -> Iterator[Line]:
        """Yield the documents that no policy needs, with the reasons."""
        told = list(self.idle(policies, brought))
        if told:
            yield Line(depth + 1, word("papers_not_needed", self.lang), "dim")
        yield from (Line(depth + 2, text, "dim") for text in dict.fromkeys(told))

    def idle(self, policies: Iterable[PolicyPapers], brought: Collection[str]) -> Iterator[str]:
        for listed_for in policies:
            for paper in listed_for.papers:
                if not paper.needed and str(dict(paper.label)) not in brought:
                    for why, names in self.reasons(paper.spared).items():
                        yield word("paper_not_needed", self.lang, paper.label[self.lang], names, why)
