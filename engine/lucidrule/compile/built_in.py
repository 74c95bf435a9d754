"""The open point that every programme has by itself: a programme may declare it, with its own words and standing."""

from lucidrule.kernel.tree import SHARE_OF_ZERO
from lucidrule.model.base import Text
from lucidrule.model.policy import OpenPoint

BUILT_IN = {
    SHARE_OF_ZERO: OpenPoint.model_construct(
        question=Text(
            {
                "zh": "计算比例的基数为零、比例无从计算的，是否视为符合？",
                "en": "Where the amount that a share is taken of is zero, there is no share. Does this count as met?",
                "ja": "割合の基となる額が零で割合を計算できない場合、充足とみなすか。",
            },
            otherwise="en",
        ),
        # No source that the programme cites says so.
        basis="assumed",
    )
}
