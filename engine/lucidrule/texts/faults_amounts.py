"""Faults of what awards give and of values that change with time."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "one-of-two": (
        "每一档须且只须写 `{one}`、`{other}` 之一",
        "a band has either `{one}` or `{other}`, and not both",
        "各区分には `{one}` か `{other}` のどちらか一方だけを書きます",
    ),
    "kinds-not-compared": (
        "奖励中有非补助的项目，不能按 `{rule}` 取其一",
        "awards are of several kinds or no grants: `{rule}` has nothing to compare them by",
        "補助金以外の支援があるため、`{rule}` で一つを選ぶことはできません",
    ),
    "kinds-not-compared.help": (
        "请写 `of_several: all`，或者另立一项政策",
        "write `of_several: all`, or a policy of its own",
        "`of_several: all` とするか、別の施策に分けてください",
    ),
    "not-a-granted-record": (
        "已获奖励的记录应写明奖励（或者政策），可以另写年度和金额",
        "a record of what was granted names its award (or policy), and may say year and sum",
        "受給済みの記録には支援（又は施策）を書き、年度と金額を添えることができます",
    ),
    "not-a-granted-record.help": (
        "例如 `- {{award: 政策/奖励, year: 2022, sum: 50万}}`",
        "for example `- {{award: policy/award, year: 2022, sum: 50万}}`",
        "例：`- {{award: 施策/支援, year: 2022, sum: 50万}}`",
    ),
    "no-dates": (
        "没有写明自何日起适用何值",
        "no value is given, and no day from which on it counts",
        "いつからどの値が適用されるかが書かれていません",
    ),
    "too-many-days": (
        "随时间变化的值过多：每一日期都要另成一份，合计超过{most}项",
        "too many values change with time: what they stand in is made for each day, more than {most} parts in all",
        "時期により変わる値が多すぎます。適用開始日ごとに全体を作るため、合わせて{most}項を超えます",
    ),
    "too-many-days.help": (
        "请减少日期，或者将其中变化的部分另立定义",
        "give fewer days, or put what changes into definitions of its own",
        "日付を減らすか、変わる部分を別の定義にしてください",
    ),
    "not-a-first-day": (
        "`{value}` 不是日期；随时间变化的值以其开始适用之日为键",
        "`{value}` is not a day: values that change with time stand under the day on which they begin",
        "`{value}` は日付ではありません。時期により変わる値は適用開始日の下に書きます",
    ),
    "dates-not-ascending": (
        "`{value}` 须晚于其前一日期",
        "`{value}` must be later than the day before it",
        "`{value}` は前の日付より後でなければなりません",
    ),
    "not-first-of-year": (
        "按考核年度取值的，须自1月1日起，`{value}` 不是",
        "values of an assessment year begin on 1 January: `{value}` is another day",
        "算定対象年度の値は1月1日から始まります（`{value}`）",
    ),
    "values-begin-later": (
        "此值自 {begins} 起适用，而政策自 {first} 起就须有值",
        "the value begins on {begins}, and one is needed from {first} on",
        "値は {begins} からですが、{first} から必要です",
    ),
    "values-begin-later.help": (
        "请补写更早的值",
        "add the value that counts before",
        "それ以前の値を書き足してください",
    ),
    "reached-is-not-open": (
        "`first_reaches` 即“达到”，恰好等于界限的已计入，不能再写 `at_exactly`",
        "`first_reaches` counts the bound itself, so nothing about it is open: leave out `at_exactly`",
        "`first_reaches` は境界ちょうども含むため、`at_exactly` は書けません",
    ),
    "ends-of-amount": (
        "`{word}` 之下不能写 `{name}`",
        "`{name}` cannot stand beside `{word}`",
        "`{word}` に `{name}` を添えることはできません",
    ),
    "ends-of-amount.help": (
        "请写作 `{{{whole}: [{{{word}: …}}, {value}]}}`",
        "write `{{{whole}: [{{{word}: …}}, {value}]}}`",
        "`{{{whole}: [{{{word}: …}}, {value}]}}` と書いてください",
    ),
}
