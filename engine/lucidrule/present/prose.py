"""Conditions and amounts in words, made from the rule itself: so prose and rule cannot drift apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, assert_never

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.kernel import tree
from lucidrule.model.facts import Declared
from lucidrule.present.quantities import money, percent, value_of
from lucidrule.present.words import listed, word
from lucidrule.texts.catalogue import LANGS

Line = tuple[int, str]
PHRASES: dict[str, tuple[str, str, str]] = {
    "is": ("{}：{}", "{}: {}", "{}：{}"),
    "is_not": ("{}不是：{}", "{} is not: {}", "{}が次でない：{}"),
    "is_one_of": ("{}为下列之一：{}", "{} is one of: {}", "{}が次のいずれか：{}"),
    "at_least": ("{}不低于{}", "{} of at least {}", "{}が{}以上"),
    "more_than": ("{}超过{}", "{} of more than {}", "{}が{}を超える"),
    "at_most": ("{}不超过{}", "{} of at most {}", "{}が{}以下"),
    "less_than": ("{}低于{}", "{} of less than {}", "{}が{}未満"),
    "on_or_after": ("{}在{}或之后", "{} on or after {}", "{}が{}以降"),
    "after": ("{}晚于{}", "{} after {}", "{}が{}より後"),
    "on_or_before": ("{}在{}或之前", "{} on or before {}", "{}が{}以前"),
    "before": ("{}早于{}", "{} before {}", "{}が{}より前"),
    "within_year": ("{}在{}内", "{} in {}", "{}が{}内"),
    "within_years": ("{}在{}至{}内", "{} between {} and {}", "{}が{}から{}まで"),
    "includes_any": ("{}包括下列之一：{}", "{} includes one of: {}", "{}に次のいずれかを含む：{}"),
    "includes_all": ("{}包括：{}", "{} includes: {}", "{}に次を含む：{}"),
    "happened": ("有{}", "there is a {}", "{}がある"),
    "not_happened": ("无{}", "there is no {}", "{}がない"),
    "first_exceeds": (
        "{}首次超过{}（自“{}”所在年度起，此前各年均未超过）",
        "{} exceeds {} for the first time (in no earlier year since the year of: {})",
        "{}が初めて{}を超える（「{}」の年以降、それ以前のどの年も超えていない）",
    ),
    "at_exactly": (
        "恰好等于{}的，须由主管部门审定",
        "exactly {} is for the authority to judge",
        "ちょうど{}の場合は当局の審査による",
    ),
    "share": ("{}占{}的比例", "the share of {} in {}", "{}の{}に占める割合"),
    "growth": ("{}比{}的增长率", "the growth of {} over {}", "{}の{}に対する増加率"),
    "judgement": ("须由主管部门审定：{}", "for the authority to judge: {}", "当局の審査による：{}"),
    "all": ("以下各项均须符合：", "all of:", "次のすべて："),
    "any": ("以下符合其一即可：", "any of:", "次のいずれか："),
    "at_least_n": ("以下至少符合{}项：", "at least {} of:", "次のうち{}つ以上："),
    "not": ("不得有下列情形：", "none of this:", "次に当たらないこと："),
    "named": ("符合“{}”，即：", "{}, that is:", "「{}」、すなわち："),
    # arithmetic
    "rate": ("{1}的{0}", "{0} of {1}", "{1}の{0}"),
    "times": ("{1}×{0}", "{0} × {1}", "{1}×{0}"),
    "sum": (" ＋ ", " + ", "＋"),
    "minus": ("{}减{}", "{} less {}", "{}から{}を引いた額"),
    "least": ("{}中的较低者", "the least of {}", "{}のうち低い方"),
    "capped": ("{}，最高{}", "{}, at most {}", "{}（上限{}）"),
    "floored": ("{}，最低{}", "{}, at least {}", "{}（下限{}）"),
    "not_negative": ("{}（负数按零计）", "{} (a negative one counts as zero)", "{}（負数は零とする）"),
    "greatest": ("{}中的较高者", "the greatest of {}", "{}のうち高い方"),
    "banded": (
        "按{}所在档次的比例乘以{}：{}",
        "at the rate of the band of {}, of {}: {}",
        "{}の属する区分の率を{}に乗じる：{}",
    ),
    "band": ("{}以上不足{}的为{}", "from {} to below {}: {}", "{}以上{}未満は{}"),
    "last_band": ("{}以上的为{}", "from {}: {}", "{}以上は{}"),
    "schedule": (
        "{}的{}（自{}当年起依次各年）",
        "{1} of {0} (year by year from the year of: {2})",
        "{}の{}（{}の年から順に各年）",
    ),
}
_DATED = {"at_least": "on_or_after", "more_than": "after", "at_most": "on_or_before", "less_than": "before"}


def phrase(key: str, lang: str, *parts: object) -> str:
    """Return a phrase of rules in `lang`."""
    return PHRASES[key][LANGS.index(lang)].format(*parts)


@dataclass(frozen=True)
class Prose:
    """Words for the rules of one programme in one language.

    Attributes:
        assessment: The assessment year, where a determination is told; else years are told relative to it.
        parts: The parts of the list whose records are judged here.
    """

    programme: CompiledProgramme
    lang: str
    assessment: int | None = None
    parts: Mapping[str, Declared] | None = None

    def condition(self, node: tree.Condition, depth: int = 0) -> Iterator[Line]:
        """Yield a condition in lines, each with its depth."""
        match node:
            case tree.AllOf(parts=(part,)) | tree.AnyOf(parts=(part,)):
                yield from self.condition(part, depth)
            case tree.AllOf(parts=parts) | tree.AnyOf(parts=parts) | tree.AtLeast(parts=parts):
                yield depth, self.composite(node)
                for part in parts:
                    yield from self.condition(part, depth + 1)
            case tree.Not(part=part):
                negated = self._negated(part)
                if negated is not None:
                    yield depth, negated
                else:
                    yield depth, self.composite(node)
                    yield from self.condition(part, depth + 1)
            case tree.Named(part=part):
                yield depth, self.composite(node)
                yield from self.condition(part, depth + 1)
            case _:
                yield depth, self.leaf(node)

    def composite(self, node: tree.Condition) -> str:
        """Return what a node asks of its parts."""
        match node:
            case tree.Named(name=name):
                return phrase("named", self.lang, self.programme.labels[name][self.lang])
            case tree.AtLeast(n=n):
                return phrase("at_least_n", self.lang, n)
            case tree.Not():
                return phrase("not", self.lang)
            case tree.AnyOf():
                return phrase("any", self.lang)
            case _:
                return phrase("all", self.lang)

    def leaf(self, node: tree.Condition) -> str:
        """Return one leaf in words."""
        lang = self.lang
        match node:
            case tree.Compare():
                return self._with_point(self._compare(node), node.operand, node.open_point, self.declared(node.ref))
            case tree.WithinYears(ref=ref, first=first, last=last):
                if first == last:
                    return phrase("within_year", lang, self.label(ref), self.year(first))
                return phrase("within_years", lang, self.label(ref), self.year(first), self.year(last))
            case tree.FirstExceeds(fact=fact, bound=bound):
                name = self.label(tree.Ref(fact, node.year))
                since = self.programme.facts[node.since].label[lang]
                text = phrase("first_exceeds", lang, name, money(bound, lang), since)
                return self._with_point(text, bound, node.open_point, self.programme.facts[fact])
            case tree.CompareAmount():
                return self._compare_amount(node)
            case tree.Judgement(open_point=point):
                return phrase("judgement", lang, self.programme.open_points[point].question[lang])
            case _:
                return "".join(text for _, text in self.condition(node))

    def required(self, node: tree.Condition) -> str:
        """Return what a leaf asks, short: without the open point at its bound."""
        match node:
            case tree.FirstExceeds(bound=bound):
                return phrase(
                    "more_than", self.lang, self.label(tree.Ref(node.fact, node.year)), money(bound, self.lang)
                )
            case tree.Compare():
                return self._compare(node)
            case _:
                return self.leaf(node)

    def amount(self, amount: tree.Amount) -> str:
        """Return arithmetic in words."""
        lang = self.lang
        match amount:
            case tree.Literal_(value=value):
                return money(value, lang)
            case tree.Ref():
                return self.label(amount)
            case tree.Scaled(by=by, amount=inner, price=price):
                if not price and abs(by) <= 1:
                    return phrase("rate", lang, percent(by), self._within(inner))
                return phrase("times", lang, self.amount(inner), money(by, lang) if price else percent(by))
            case tree.Sum(parts=(first, tree.Scaled(by=Decimal() as by, amount=second))) if by == -1:
                return phrase("minus", lang, self.amount(first), self.amount(second))
            case tree.Sum(parts=parts):
                return phrase("sum", lang).join(self.amount(part) for part in parts)
            case tree.LeastOf(parts=(first, tree.Literal_(value=value))):
                return phrase("capped", lang, self.amount(first), money(value, lang))
            case tree.LeastOf(parts=parts):
                return phrase("least", lang, listed([self.amount(part) for part in parts], lang))
            case tree.GreatestOf(parts=(first, tree.Literal_(value=value)) | (tree.Literal_(value=value), first)):
                if not value:
                    return phrase("not_negative", lang, self.amount(first))
                return phrase("floored", lang, self.amount(first), money(value, lang))
            case tree.GreatestOf(parts=parts):
                return phrase("greatest", lang, listed([self.amount(part) for part in parts], lang))
            case tree.Banded():
                return phrase("banded", lang, self.amount(amount.by), self._within(amount.amount), self._bands(amount))
            case tree.Scheduled(rates=rates):
                since = self.programme.facts[amount.counted_from].label[lang]
                shares = " / ".join(percent(rate) for rate in rates)
                return phrase("schedule", lang, self.amount(amount.amount), shares, since)
            case _:
                assert_never(amount)

    def _within(self, amount: tree.Amount) -> str:
        """Return arithmetic in words as a part of other arithmetic."""
        text = self.amount(amount)
        return word("bracketed", self.lang, text) if isinstance(amount, tree.Sum) else text

    def label(self, ref: tree.Ref) -> str:
        """Return the label of a fact, with its year."""
        name = self.declared(ref).label[self.lang]
        if self.lang == "en" and name[1:2].islower():
            # A label stands within a sentence here.
            name = name[0].lower() + name[1:]
        return name if ref.year is None else word("of_year", self.lang, name, self.year(ref.year).removeprefix("the "))

    def declared(self, ref: tree.Ref) -> Declared:
        """Return the declaration of a fact, or of a part of the record judged."""
        if ref.part and self.parts is not None:
            return self.parts[ref.fact]
        return self.programme.facts[ref.fact]

    def year(self, year: tree.Year) -> str:
        """Return a year: the calendar year where it is known."""
        if not year.relative:
            return word("year", self.lang, year.number)
        if self.assessment is not None:
            return word("year", self.lang, year.of(self.assessment))
        if not year.number:
            return word("assessment", self.lang)
        if year.number == -1:
            return word("year_before_assessment", self.lang)
        return word("before_assessment" if year.number < 0 else "after_assessment", self.lang, abs(year.number))

    def _negated(self, part: tree.Condition) -> str | None:
        """Return the opposite of a leaf where it has words of its own."""
        if isinstance(part, tree.Compare) and part.operator in ("equals", "is_one_of"):
            fact = self.declared(part.ref)
            return phrase("is_not", self.lang, self.label(part.ref), value_of(part.operand, fact, self.lang))
        return None

    def _compare(self, node: tree.Compare) -> str:
        fact, name = self.declared(node.ref), self.label(node.ref)
        kind: str = fact.type
        if node.operator == "happened":
            return phrase("happened" if node.operand else "not_happened", self.lang, name)
        key: str = "is" if node.operator == "equals" else node.operator
        if kind in ("date", "event") and key in _DATED:
            key = _DATED[key]
        return phrase(key, self.lang, name, self._operand(node.operand, fact))

    def _operand(self, operand: Any, fact: Declared) -> str:
        if isinstance(operand, tree.AsOf):
            return word("as_of", self.lang)
        if isinstance(operand, tree.Ref):
            return self.label(operand)
        return value_of(operand, fact, self.lang)

    def _compare_amount(self, node: tree.CompareAmount) -> str:
        lang = self.lang
        if node.whole is None:
            text = phrase(node.operator, lang, self.amount(node.of), money(node.bound, lang))
            return self._with_point(text, node.bound, node.open_point, None)
        match node.of, node.whole:
            case tree.Sum(parts=(tree.Ref() as new, tree.Scaled(amount=tree.Ref() as old))), whole if old == whole:
                name = phrase("growth", lang, self.label(new), self.label(old))
            case of, whole:
                name = phrase("share", lang, self.amount(of), self.amount(whole))
        text = phrase(node.operator, lang, name, percent(node.bound))
        if node.open_point is None:
            return text
        return word("of_year", lang, text, phrase("at_exactly", lang, percent(node.bound)))

    def _with_point(self, text: str, bound: Any, open_point: str | None, fact: Declared | None) -> str:
        if open_point is None:
            return text
        return word("of_year", self.lang, text, phrase("at_exactly", self.lang, value_of(bound, fact, self.lang)))

    def _bands(self, amount: tree.Banded) -> str:
        lang, texts = self.lang, []
        ends = [*amount.starts[1:], None]
        for start, end, rate in zip(amount.starts, ends, amount.rates, strict=True):
            if not rate:
                continue
            if end is None:
                texts.append(phrase("last_band", lang, money(start, lang), percent(rate)))
            else:
                texts.append(phrase("band", lang, money(start, lang), money(end, lang), percent(rate)))
        return listed(texts, lang)
