"""What is wrong with amounts that are written as a policy text says them."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "sum-is-a-rate": (
        "`{value}` 是比例，不是金额",
        "`{value}` is a rate, and no amount",
        "`{value}` は率であり、金額ではありません",
    ),
    "sum-is-a-rate.help": (
        "写明是什么的百分之几：`{{rate: 5%, of: 资料项代号}}`",
        "say what it is taken of: `{{rate: 5%, of: FACT}}`",
        "何に対する率かを `{{rate: 5%, of: 情報項目}}` と書いてください",
    ),
    "sum-of-each": (
        "`{value}` 是单价，不是金额",
        "`{value}` is a price for each, and no amount",
        "`{value}` は単価であり、金額ではありません",
    ),
    "sum-of-each.help": (
        "写作 `{{per_unit: 1000, of: 人数、台数等资料项代号}}`",
        "write `{{per_unit: 1000, of: FACT}}`, the fact being a count",
        "`{{per_unit: 1000, of: 人数などの情報項目}}` と書いてください",
    ),
    "sum-at-most": (
        "`{value}` 是上限或者范围，不是确定的金额",
        "`{value}` is a limit or a range, and no sum",
        "`{value}` は上限又は範囲であり、定まった金額ではありません",
    ),
    "sum-at-most.help": (
        "由评审确定的，写作 `{{by_review: {{up_to: 50万}}}}`；"
        "按比例计算而有上限的，写作 `{{rate: 5%, of: 资料项代号, at_most: 50万}}`",
        "where review decides: `{{by_review: {{up_to: 50万}}}}`; "
        "beside a rate: `{{rate: 5%, of: FACT, at_most: 50万}}`",
        "審査による場合は `{{by_review: {{up_to: 50万}}}}`、"
        "率による場合は `{{rate: 5%, of: 情報項目, at_most: 50万}}` と書いてください",
    ),
    "sum-not-published": (
        "金额未公布的，不写 `{value}`",
        "`{value}` is not how an amount is left open",
        "金額が公表されていないことは `{value}` とは書きません",
    ),
    "sum-not-published.help": (
        "写作 `not_published`",
        "write `not_published`",
        "`not_published` と書いてください",
    ),
    "sum-by-review": (
        "由评审确定的金额，不写 `{value}`",
        "`{value}` alone is no amount",
        "`{value}` だけでは金額になりません",
    ),
    "sum-by-review.help": (
        "写作 `{{by_review: {{up_to: 50万}}}}`；上限未公布的，写作 `{{by_review: {{}}}}`",
        "write `{{by_review: {{up_to: 50万}}}}`; where no limit is published `{{by_review: {{}}}}`",
        "`{{by_review: {{up_to: 50万}}}}`、上限が公表されていなければ `{{by_review: {{}}}}` と書いてください",
    ),
}
