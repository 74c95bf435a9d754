"""What rules are said to hold for every company: proven by `lucidrule analyse`, or refuted by one company."""

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lucidrule.model.amounts import Amount, YearName
from lucidrule.model.base import FactId, Id, Shape, Text
from lucidrule.model.conditions import Condition

ANY_POLICY, ANY_AWARD, TOTAL = "any_policy", "any_award", "total"
_NAME = r"[a-z][a-z0-9-]*"
PolicyOrAny = Annotated[str, Field(pattern=rf"^({ANY_POLICY}|{_NAME})$", max_length=80)]
Paid = Annotated[str, Field(pattern=rf"^({ANY_AWARD}|{TOTAL}|{_NAME}(/{_NAME})?)$", max_length=161)]


class Assertion(Shape):
    """What holds for every company that the facts allow: one of `always`, `never`, `at_most` and `more`.

    Attributes:
        id: Its id.
        label: What holds, in a sentence.
        when: Of which companies; left out: of all. It may say `{met: ...}`.
        always: A condition that holds of each of them; it may say `{met: ...}`.
        never: A condition that holds of none of them; it may say `{met: ...}`.
        at_most: An amount that `of` never exceeds.
        of: What never exceeds it: `any_award`, a policy, `policy/award`, or the `total` of all that has a sum.
        besides: With `of: any_award`: policies, or `policy/award`, that are left aside.
        more: A number of which more never does harm, all else being the same.
        year: The year of that number; left out: the assessment year.
        never_loses: With `more`: the policy that is never lost by it, or `any_policy`.
        never_pays_less: With `more`: the policy that never pays less by it, or `any_policy`.
    """

    id: Id
    label: Text
    when: Condition | None = None
    always: Condition | None = None
    never: Condition | None = None
    at_most: Amount | None = None
    of: Paid | None = None
    besides: Annotated[list[Paid] | None, Field(min_length=1)] = None
    more: FactId | None = None
    year: YearName | None = None
    never_loses: PolicyOrAny | None = None
    never_pays_less: PolicyOrAny | None = None

    @model_validator(mode="after")
    def _claims_one(self) -> "Assertion":
        claims = sum(each is not None for each in (self.always, self.never, self.at_most, self.more))
        harmless = self.never_loses is not None or self.never_pays_less is not None
        goes_with = (self.of is not None) == (self.at_most is not None) and harmless == (self.more is not None)
        aside = self.besides is None or self.of == ANY_AWARD
        if claims != 1 or not goes_with or not aside or (self.year is not None and self.more is None):
            raise PydanticCustomError("assertion-of-one", "not one claim")
        return self
