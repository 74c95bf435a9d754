"""Seeded programmes over the facts of the model programme, with every kind of condition, and companies for them."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from town import GOOD

import lucidrule
from lucidrule.compile.compiled import CompiledCriterion, CompiledPolicy, CompiledProgramme
from lucidrule.compile.profile import Profile
from lucidrule.kernel import tree
from lucidrule.model.company import CompanyHeader

AS_OF = date(2022, 6, 30)
BOUNDS: Any = ("at_least", "more_than", "at_most", "less_than")
NUMBERS = [Decimal(n) for n in (0, 1, 50, 99, 100, 101, 2**53 - 1, 2**53, 2**53 + 1, 10**30)] + [Decimal("99.5")]
DAYS = [AS_OF + timedelta(days=days) for days in (-900, -600, -365, -1, 0, 1)]
TRADES = ("craft", "retail")
MARKS = ("green", "fair", "local")
TEXTS = ("", "10", "nil", "true", "甲", 'quo"te\\n', "é", "e\u0301")
YEARS = (tree.Year(0), tree.Year(-1), tree.Year(2020, relative=False))
POINTS = (None, None, "at-bound", "worthy")


class Generator:
    """Draws conditions; definitions are drawn once and come back."""

    def __init__(self, seed: int) -> None:
        self.pick = random.Random(seed)
        self.definitions: list[tree.Condition] = []

    def condition(self, depth: int, parts: bool = False) -> tree.Condition:
        pick = self.pick
        if depth == 0 or pick.random() < 0.15:
            return self.part_leaf() if parts and pick.random() < 0.7 else self.leaf()
        if self.definitions and not parts and pick.random() < 0.2:
            return pick.choice(self.definitions)
        listed = tuple(self.condition(depth - 1, parts) for _ in range(pick.choice((1, 2, 2, 3, 3, 5, 18))))
        match pick.randrange(5):
            case 0:
                return tree.AllOf(listed)
            case 1:
                return tree.AnyOf(listed)
            case 2:
                return tree.AtLeast(pick.randint(1, len(listed)), listed)
            case 3:
                return tree.Not(listed[0])
        named = tree.Named(f"d{len(self.definitions)}", listed[0])
        if not parts:
            self.definitions.append(named)
        return named

    def leaf(self) -> tree.Condition:  # noqa: C901  # one case for each kind of leaf
        pick, bound = self.pick, self.pick.choice(NUMBERS)
        turnover = tree.Ref("turnover", pick.choice(YEARS))
        operator = pick.choice(BOUNDS)
        match pick.randrange(14):
            case 0:
                return tree.Compare(tree.Ref("in_town"), "equals", pick.random() < 0.5)
            case 1:
                return tree.Compare(tree.Ref("trade"), "is_one_of", tuple(pick.sample(TRADES, pick.randint(1, 2))))
            case 2:
                marks = frozenset(pick.sample(MARKS, 2))
                return tree.Compare(tree.Ref("marks"), pick.choice(("includes_any", "includes_all")), marks)
            case 3:
                return tree.Compare(tree.Ref("staff"), operator, int(bound))
            case 4:
                return tree.Compare(tree.Ref("staff"), "is_one_of", tuple(range(100, 100 + pick.choice((1, 12, 13)))))
            case 5:
                return tree.Compare(turnover, operator, bound, pick.choice(POINTS))
            case 6:
                point, reaches = pick.choice([*((each, False) for each in POINTS), (None, True)])
                return tree.FirstExceeds("turnover", tree.Year(0), bound, "founded_on", point, reaches)
            case 7:
                return tree.Compare(tree.Ref("profit", signed=True), operator, pick.choice((bound, -bound)))
            case 8:
                return tree.Compare(tree.Ref("women_share"), operator, Decimal("0.3"))
            case 9:
                operand: Any = pick.choice((tree.AsOf(), tree.Ref("founded_on"), *DAYS))
                return tree.Compare(tree.Ref(pick.choice(("founded_on", "moved_on"))), operator, operand)
            case 10:
                first, last = pick.choice(((-2, 0), (0, 0), (-1, -1)))
                return tree.Compare(tree.Ref("moved_on"), "within_years", (tree.Year(first), tree.Year(last)))
            case 11:
                operators: Any = (("happened", True), ("happened", False), ("equals", "never"), ("equals", DAYS[1]))
                return tree.Compare(tree.Ref("moved_on"), *pick.choice(operators))
            case 12:
                return tree.Compare(tree.Ref("remark"), "is_one_of", tuple(pick.sample(TEXTS[1:], 2)))
        if pick.random() < 0.3:
            return tree.Judgement(pick.choice(("at-bound", "worthy")))
        whole = pick.choice((None, tree.Ref("turnover", tree.Year(-1))))
        return tree.CompareAmount(turnover, operator, Decimal("0.5") if whole else bound, whole, pick.choice(POINTS))

    def part_leaf(self) -> tree.Condition:
        pick = self.pick
        match pick.randrange(3):
            case 0:
                return tree.Compare(tree.Ref("buyer_local", part=True), "equals", pick.random() < 0.5)
            case 1:
                return tree.Compare(tree.Ref("sales", part=True), pick.choice(BOUNDS), pick.choice(NUMBERS))
        return tree.Compare(tree.Ref("made_on", part=True), "within_years", (tree.Year(-1), tree.Year(0)))

    def programme(self, depth: int = 3) -> CompiledProgramme:
        """Return the model programme with drawn conditions: one that both policies share, some of their own."""
        compiled = lucidrule.load(GOOD).compiled
        grant, prize = compiled.policies
        shared = self.criterion(grant.criteria[0], depth)

        def redrawn(policy: CompiledPolicy, count: int) -> CompiledPolicy:
            own = tuple(self.criterion(grant.criteria[-1], depth) for _ in range(count))
            each = tuple(self.criterion(c, 2, parts=True) for c in policy.each)
            return replace(policy, criteria=(shared, *own), each=each + each[:1], awards=())

        return replace(compiled, policies=(redrawn(grant, 2), redrawn(prize, 1)))

    def criterion(self, stated: CompiledCriterion, depth: int, parts: bool = False) -> CompiledCriterion:
        return replace(stated, condition=self.condition(depth, parts))

    def profile(self) -> Profile:
        """Return a company of which something between nothing and everything is known."""
        pick = self.pick
        known = pick.choice((0.0, 0.3, 0.6, 0.9, 1.0))
        drawn: dict[tuple[str, int | None], Any] = {
            ("in_town", None): pick.random() < 0.5,
            ("trade", None): pick.choice(TRADES),
            ("marks", None): frozenset(pick.sample(MARKS, pick.randint(0, 3))),
            ("staff", None): int(pick.choice(NUMBERS)),
            ("profit", None): pick.choice((1, -1)) * pick.choice(NUMBERS),
            ("women_share", None): Decimal(pick.choice(("0.29", "0.3", "0.31"))),
            ("founded_on", None): pick.choice(DAYS),
            ("moved_on", None): pick.choice(("never", *DAYS)),
            ("remark", None): pick.choice(TEXTS),
            **{("turnover", year): pick.choice(NUMBERS) for year in range(2018, 2022)},
        }
        values = {key: value for key, value in drawn.items() if pick.random() < known}
        records = {}
        if pick.random() < known:
            records["products"] = tuple(self.record(known) for _ in range(pick.choice((0, 1, 2, 5))))
        return Profile(CompanyHeader(), values, records, frozenset())

    def record(self, known: float) -> dict[str, Any]:
        pick = self.pick
        parts: dict[str, Any] = {
            "made_on": pick.choice(DAYS),
            "sales": pick.choice(NUMBERS),
            "buyer_local": pick.random() < 0.5,
        }
        return {name: value for name, value in parts.items() if pick.random() < known}
