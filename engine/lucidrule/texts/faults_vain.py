"""Warnings of rules that say less, or more, than they seem to: what is rounded away, not cited, called as another."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "rounding-alters": (
        "取整到 {to} 的整数倍，此处所写金额不会照原数支付",
        "sums are rounded to whole multiples of {to}, so that this one is not paid as it stands",
        "端数処理で {to} の倍数となるため、ここに書いた額のままでは支給されません",
    ),
    "rounding-alters.help": (
        "固定金额照原数支付的，在该项奖励中写 `rounding: {{mode: none}}`",
        "where the sum is paid as the text says: `rounding: {{mode: none}}` of the award",
        "定額のまま支給する場合は、その奨励に `rounding: {{mode: none}}` と書いてください",
    ),
    "rounding-above": (
        "取整到 {to} 的整数倍，而该项金额最高只有 {most}",
        "sums are rounded to whole multiples of {to}, and this award is never more than {most}",
        "端数処理は {to} の倍数ですが、この額は最高でも {most} です",
    ),
    "rounding-above.help": (
        "请核对 `rounding` 的 `to`：取整到元的，写 `to: 1`",
        "look at `to` of the rounding: whole units of the currency are `to: 1`",
        "`rounding` の `to` を確かめてください。通貨の一単位に丸めるなら `to: 1` です",
    ),
    "factor-like-percent": (
        "`by: {value}` 即 {percent}",
        "`by: {value}` is {percent}",
        "`by: {value}` は {percent} です",
    ),
    "factor-like-percent.help": (
        "百分之二十写作 `20%`；确为若干倍的，写作 `{percent}`",
        "twenty per cent are `20%`; where so many times are meant, write `{percent}`",
        "20パーセントは `20%`、その倍数であれば `{percent}` と書いてください",
    ),
    "factor-of-one": (
        "乘以 `{value}`，数值不变",
        "times `{value}` changes nothing",
        "`{value}` を掛けても値は変わりません",
    ),
    "year-after-end": (
        "有效期至 {until} 为止，届时不会有{year}年的数据",
        "nothing that asks for it is in force after {until}: of {year} nothing is known by then",
        "有効期間は {until} までで、{year}年の数値はその間に得られません",
    ),
    "year-far-off": (
        "{year}年远在发布日期 {released} 之后",
        "{year} is decades after the release, {released}",
        "{year}年は公表日 {released} から数十年も後です",
    ),
    "called-alike": (
        "与 `{other}` 的文字完全相同（`{text}`），看的人无法区分",
        "`{other}` is called so, too (`{text}`): no reader can tell the two apart",
        "`{other}` と全く同じ文言（`{text}`）で、読む人には区別できません",
    ),
    "source-not-cited": (
        "没有任何条款引用出处 `{name}`",
        "nothing cites the source `{name}`",
        "出典 `{name}` はどの条項にも引用されていません",
    ),
    "source-not-cited.help": (
        "请在依据它的条款写明 `source: {name}`；不再需要的，请删去",
        "say `source: {name}` where something rests on it, or leave it out",
        "これに基づく条項に `source: {name}` と書くか、不要であれば削除してください",
    ),
}
