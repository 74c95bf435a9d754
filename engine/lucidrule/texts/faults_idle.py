"""Faults and warnings of rules that say nothing: no value, no company, no other part makes anything of them."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "never-together": (
        "对`{fact}`的这一要求与 {other} 的要求不能同时符合，任何企业都不能符合",
        "what is asked of `{fact}` here and in {other} can never be met together, so that no company ever meets it",
        "`{fact}` に関するこの要件は {other} の要件と同時には満たされず、該当する企業はありません",
    ),
    "never-together.help": (
        "符合其一即可的，写在 `any:` 之下",
        "of which one is enough stands below `any:`",
        "いずれか一つでよいものは `any:` の下に書きます",
    ),
    "never-beside": (
        "`{fact}`须同时符合 {other} 的要求，因此这一情形不会出现",
        "as `{fact}` has to meet what {other} asks, too, this is never the case",
        "`{fact}` は {other} の要件も満たす必要があるため、この場合は生じません",
    ),
    "one-side-twice": (
        "`{one}` 与 `{other}` 并列，其中一个不起作用",
        "of `{one}` and `{other}` one says nothing beside the other",
        "`{one}` と `{other}` を並べると、一方は意味を持ちません",
    ),
    "one-side-twice.help": (
        "含该数的写 `{one}`，不含的写 `{other}`，只写一个",
        "write `{one}` where the bound itself counts, else `{other}`, and not both",
        "その値を含むなら `{one}`、含まないなら `{other}` のどちらか一方を書いてください",
    ),
    "nothing-written": (
        "`{name}` 之后没有内容",
        "nothing stands behind `{name}`",
        "`{name}` の後に何も書かれていません",
    ),
    "nothing-written.help": (
        "请填写；不需要的，请删去该键",
        "write what is meant, or leave the key out",
        "内容を書くか、キーごと削除してください",
    ),
    "key-of-other-types": (
        "`{name}` 只用于类型为 {types} 的资料项",
        "`{name}` is for facts of the type {types}",
        "`{name}` は型が {types} の情報項目にのみ用います",
    ),
    "key-that-type-needs": (
        "类型为 `{type}` 的资料项须写明 `{name}`",
        "a fact of the type `{type}` needs `{name}`",
        "型が `{type}` の情報項目には `{name}` が必要です",
    ),
    "key-that-type-needs.help": (
        "如 `choices: {{large: {{zh: 大型企业, en: …, ja: …}}, …}}`、"
        "`parts: {{day: {{type: date, label: …, question: …}}}}`",
        "such as `choices: {{large: {{en: Large}}, …}}`, `parts: {{day: {{type: date, label: …, question: …}}}}`",
        "例：`choices: {{large: {{ja: 大企業}}, …}}`、`parts: {{day: {{type: date, label: …, question: …}}}}`",
    ),
    "yearly-list": (
        "清单不能按年度填报",
        "a list has no value for each year",
        "一覧は年度別にできません",
    ),
    "yearly-list.help": (
        "请在清单的组成项中写日期或者年份",
        "give its records a date, or a year",
        "各件に日付又は年を持たせてください",
    ),
    "part-hides-fact": (
        "组成项与资料项 `{name}` 同名：逐项判定时取该项的数据",
        "the part has the name of the fact `{name}`: where records are judged it is read",
        "情報項目 `{name}` と同名です。各件の判定では一覧の値を読みます",
    ),
    "interaction-of-one": (
        "此处只列有 `{name}` 一项政策，无从限制",
        "only the policy `{name}` is named: there is nothing that it could exclude",
        "施策が `{name}` 一つだけで、制限する相手がありません",
    ),
    "two-effects": (
        "对 {names}，`{other}` 已经规定为 `{effect}`，此处另有规定",
        "of {names} `{other}` says `{effect}`, and this says otherwise",
        "{names} について、`{other}` では `{effect}` とされており、ここと食い違います",
    ),
    "two-effects.help": (
        "请保留其中一项；只在某种情形下适用的，写明 `when:`",
        "keep one of the two, or say with `when:` in which case each holds",
        "どちらか一方を残すか、適用される場合を `when:` で書いてください",
    ),
    "not-a-window": (
        "此处应为申报期间",
        "this is no window of days",
        "ここには受付期間が必要です",
    ),
    "not-a-window.help": (
        "每年的写 `each_year: {{from: 03-01, to: 03-31}}`，一次的写 `once: {{from: 2022-06-23, to: 2022-07-08}}`",
        "of every year `each_year: {{from: 03-01, to: 03-31}}`, of one `once: {{from: 2022-06-23, to: 2022-07-08}}`",
        "毎年は `each_year: {{from: 03-01, to: 03-31}}`、一度限りは `once: {{from: 2022-06-23, to: 2022-07-08}}`",
    ),
    "windows-of-nothing": (
        "没有列出任何申报期间",
        "no window is listed",
        "受付期間が一つも挙げられていません",
    ),
    "windows-of-nothing.help": (
        "随时可以申报的，或者未公布的，请删去 `windows`",
        "leave `windows` out where one may apply at any time, or where nothing is published",
        "随時申請できる場合又は公表されていない場合は `windows` を削除してください",
    ),
    "window-of-most-days": (
        "自 `{from_}` 至次年 `{to}`，每年可申报 {days} 天",
        "from `{from_}` to `{to}` of the next year it is open on {days} days of each year",
        "`{from_}` から翌年 `{to}` まで、毎年{days}日間の受付となります",
    ),
    "window-of-most-days.help": (
        "首日、末日写反的，请对调",
        "if the first and the last day are the wrong way round, turn them",
        "初日と末日が逆であれば入れ替えてください",
    ),
    "interaction-of-one.help": (
        "请列出两项以上的政策",
        "name two policies or more",
        "二つ以上の施策を挙げてください",
    ),
    "since-alone": (
        "`since` 只与 `first_exceeds`、`first_reaches` 并用，在此不起作用",
        "`since` goes with `first_exceeds` and `first_reaches` only and says nothing here",
        "`since` は `first_exceeds`、`first_reaches` とのみ用い、ここでは意味がありません",
    ),
    "compared-with-no-day": (
        "`{name}`（{type}）不是日期，不能与日期相比较",
        "`{name}` ({type}) is no date and cannot be compared with one",
        "`{name}`（{type}）は日付ではないため、日付と比較できません",
    ),
    "compared-with-itself": (
        "`{name}` 与自身相比较",
        "`{name}` is compared with itself",
        "`{name}` を自分自身と比較しています",
    ),
    "taken-of-itself": (
        "此处与前一项相同：结果总是零或者全部",
        "this is the same as what it is taken from: nothing, or the whole, always comes of it",
        "ここは前の項と同じで、結果は常に零又は全体になります",
    ),
    "said-twice": (
        "此项已列出，重复无效",
        "this is listed already: once more it says nothing",
        "この項は既に挙げられています。重ねても意味がありません",
    ),
    "same-as-before": (
        "自该日起的数值与此前相同",
        "what begins here is what counted before",
        "この日からの値は、それまでの値と同じです",
    ),
    "band-as-before": (
        "该档与下一档所得相同",
        "this band pays what the one below it pays",
        "この区分の支給は、一つ下の区分と同じです",
    ),
    "least-of-one": (
        "此处只有一项，无从比较大小",
        "there is one amount only: none is less or greater",
        "一つしかないため、大小を比べられません",
    ),
    "rate-of-one": (
        "`{value}` 即 100%",
        "`{value}` is 100%",
        "`{value}` は 100% です",
    ),
    "rate-of-one.help": (
        "百分之一写作 `1%`；确为全额的，写作 `100%`",
        "one per cent is `1%`; where the whole is meant, write `100%`",
        "1パーセントは `1%`、全額であれば `100%` と書いてください",
    ),
    "award-of-no-money": (
        "此处算出的是{kind}，不是金额",
        "what comes of this is {kind}, and no money",
        "ここで得られるのは{kind}で、金額ではありません",
    ),
    "award-of-no-money.help": (
        "按数量支付的，写作 `{{per_unit: 单价, of: 数量}}`",
        "what is paid for each is `{{per_unit: …, of: …}}`",
        "単位当たりの額は `{{per_unit: …, of: …}}` と書きます",
    ),
    "pays-nothing": (
        "按此计算，金额总是零（负数按零计）",
        "whatever the company, nothing comes of this: what is below zero counts as zero",
        "この計算では額が常に零になります（負の数は零とします）",
    ),
    "once-of-each": (
        "对清单逐项判定的政策，本次符合的每一项都会给予，以后不再给予任何一项",
        "of a policy that judges records this is given of each that meets, all at once, and of none later",
        "各件を判定する施策では、今回該当する各件に交付し、以後は一件も交付しません",
    ),
    "unit-unlike": (
        "`unit` 写为 `{unit}`，算出的却是{kind}",
        "`unit` says `{unit}`, and what comes of it is {kind}",
        "`unit` は `{unit}` ですが、得られるのは{kind}です",
    ),
    "unit-of-condition": (
        "条件没有单位：`unit` 只用于写有 `amount` 的定义",
        "a condition has no unit: `unit` is for definitions with an `amount`",
        "条件に単位はありません。`unit` は `amount` のある定義にのみ用います",
    ),
    "part-outside-list": (
        "`{name}` 是清单 {lists} 的组成项，只能在逐项判定时使用",
        "`{name}` is a part of the records of {lists}, and known only where these are judged",
        "`{name}` は一覧 {lists} の各件の情報項目で、各件を判定する箇所でのみ使えます",
    ),
    "part-outside-list.help": (
        "请在政策中写 `for_each:`，将该条件写在 `each:` 之下",
        "name the list, `for_each: …`, and write the condition below `each:`",
        "施策に `for_each:` を書き、この要件を `each:` の下に書いてください",
    ),
    "used-as-condition": (
        "`{name}` 是数值或者资料项，不是条件",
        "`{name}` is an amount or a fact, and no condition",
        "`{name}` は数値又は情報項目であり、条件ではありません",
    ),
    "used-as-condition.help": (
        "不写 `use`，直接写作 `{name}: {{at_least: …}}`",
        "leave `use` out: `{name}: {{at_least: …}}`",
        "`use` を使わず `{name}: {{at_least: …}}` と書いてください",
    ),
    "list-compared": (
        "清单 `{fact}` 不能直接比较",
        "the list `{fact}` cannot be compared",
        "一覧 `{fact}` は直接比較できません",
    ),
    "list-compared.help": (
        "请写 `for_each: {fact}`，并在 `each:` 之下写明每一项的条件；项数另设资料项填报",
        "judge its records: `for_each: {fact}` and `each:`; how many there are is a fact of its own",
        "`for_each: {fact}` と `each:` で各件を判定してください。件数は別の情報項目とします",
    ),
    "language-missing": (
        "文字缺少 {names}；政策文件的语言：{languages}",
        "the text lacks {names}; the languages of the programme: {languages}",
        "文に {names} がありません。政策文書の言語：{languages}",
    ),
    "language-missing.help": (
        "起草期间可以暂缺：请在 policies.yaml 中写 `status: draft`（规则语言第2版）",
        "a draft may lack it for a while: `status: draft` in policies.yaml (version 2 of the rule language)",
        "起草中は欠けていても構いません。policies.yaml に `status: draft` と書いてください（規則言語第2版）",
    ),
    "rounds-nothing": (
        "`mode: none` 为不取整，不另写 `to`",
        "`mode: none` does not round: it takes no `to`",
        "`mode: none` は端数処理をしないため、`to` は書けません",
    ),
    "per-unit-of-share": (
        "按单位计的金额须乘以数量，此处却是比例：5% 只计作 0.05 个单位",
        "an amount per unit is taken of a count; this is a share, of which 5% are 0.05 units",
        "単価は数量に掛けるものですが、ここは割合です。5% は 0.05 単位にしかなりません",
    ),
    "per-unit-of-share.help": (
        "按百分点计的，请将百分点数设为 `type: number` 的资料项；按比例计算金额的，请用 `rate:`",
        "for so much per percentage point declare the points as a fact of `type: number`; a part of money is a `rate:`",
        "1ポイント当たりの額は、ポイント数を `type: number` の情報項目とします。金額の割合は `rate:` を使ってください",
    ),
    "loses-more-than-all": (
        "`{value}`：降幅不可能超过百分之百",
        "`{value}`: nothing loses more than all there is",
        "`{value}`：減少が全体を超えることはありません",
    ),
    "rate-of-zero": (
        "比例为零，本身不产生任何金额",
        "a rate of zero gives nothing by itself",
        "率がゼロのため、それ自体では金額は生じません",
    ),
    "said-both-ways": (
        "`{other}` 所写的方向正好相反，合在一起只有二者相等才不矛盾",
        "`{other}` says this the other way round: with both, all but equal values contradict each other",
        "`{other}` が逆向きに定めています。両方があると、等しい値以外はすべて矛盾になります",
    ),
    "language-twice": (
        "语言 `{name}` 列了两次",
        "the language `{name}` is listed twice",
        "言語 `{name}` が二度挙げられています",
    ),
    "point-of-nothing": (
        "没有任何条款涉及待审定事项 `{name}`，答复与否不影响结论",
        "nothing asks the open point `{name}`: whatever is answered changes nothing",
        "審査事項 `{name}` はどの条項でも使われておらず、回答しても何も変わりません",
    ),
    "in-force-earlier": (
        "起始日早于政策文件的施行日 {first}",
        "this is before the first day of the programme, {first}",
        "始まりの日が本政策文書の施行日 {first} より前です",
    ),
    "in-force-later": (
        "有效期超出政策文件的截止日 {last}",
        "this is in force beyond the last day of the programme, {last}",
        "有効期間が本政策文書の終わりの日 {last} を超えています",
    ),
    "begins-after-end": (
        "自该日起的数值不会适用：有效期至 {until} 为止",
        "what begins here never counts: nothing that asks for it is in force after {until}",
        "この日からの値は適用されません。有効期間は {until} までです",
    ),
}
