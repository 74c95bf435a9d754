"""Faults and warnings of rules that can be read and cannot be meant, or seldom are."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "exactly-a-number": (
        "只有“{fact}”恰好为 {value} 才符合",
        "only exactly {value} of “{fact}” meets this",
        "「{fact}」がちょうど {value} の場合にのみ満たされます",
    ),
    "exactly-a-number.help": (
        "“以上”写作 `{{at_least: {value}}}`；确为恰好等于的，写作 `{{equals: {value}}}`",
        "at least so much is `{{at_least: {value}}}`; where exactly that is meant, `{{equals: {value}}}`",
        "以上は `{{at_least: {value}}}`、ちょうどの意味であれば `{{equals: {value}}}` と書いてください",
    ),
    "warning": ("提醒：{}", "warning: {}", "警告：{}"),
    "reserved-name": (
        "`{name}` 在规则语言中另有含义，不能用作资料项的代号",
        "`{name}` has a meaning of its own in the rule language and cannot be the id of a fact",
        "`{name}` は規則言語で別の意味を持つため、情報項目の識別名には使えません",
    ),
    "unknown-group": (
        "没有名为 `{name}` 的分组：该资料项不会出现在任何表单中，却仍影响结论",
        "unknown group `{name}`: the fact would stand in no form and decide all the same",
        "`{name}` という区分はありません。この情報項目は様式に現れないまま判定に影響します",
    ),
    "unknown-group.help": (
        "已有分组：{groups}；新的分组请在 `groups:` 中写明",
        "there are {groups}; declare a new one below `groups:`",
        "ある区分：{groups}。新しい区分は `groups:` に書いてください",
    ),
    "choice-not-known": (
        "`{name}` 表示“尚不清楚”，不能用作选项",
        "`{name}` says that nothing is known and cannot be a choice",
        "`{name}` は「不明」を意味するため、選択肢には使えません",
    ),
    "label-is-id": (
        "名称 `{label}` 同时是另一选项 `{other}` 的代号，填写时无法区分",
        "the label `{label}` is the id of another choice, `{other}`: who writes it means either",
        "名称 `{label}` は別の選択肢 `{other}` の識別名でもあり、区別できません",
    ),
    "label-twice": (
        "名称 `{label}` 与 `{other}` 的名称相同，填写时无法区分",
        "the label `{label}` is that of `{other}` too: who writes it means either",
        "名称 `{label}` は `{other}` の名称でもあり、区別できません",
    ),
    "amount-named-as-fact": (
        "`{name}` 已是资料项或者条件用词，不能再用作计算金额的名称",
        "`{name}` is a fact or a word of conditions already and cannot name an amount, too",
        "`{name}` は既に情報項目又は条件の語であり、金額の名前には使えません",
    ),
    "title-twice": (
        "与政策 `{other}` 同名（`{title}`），只能用代号区分",
        "the policy `{other}` has the same title, `{title}`: only ids tell them apart",
        "施策 `{other}` と同じ名称（`{title}`）です。識別名でしか区別できません",
    ),
    "each-without-list": (
        "写了 `each:`，却未写明对哪份清单逐项判定",
        "there is `each:`, and no list whose records it would be asked of",
        "`each:` がありますが、どの一覧の各件を判定するかが書かれていません",
    ),
    "each-without-list.help": (
        "请用 `for_each:` 写明清单",
        "name the list: `for_each: …`",
        "`for_each:` に一覧を書いてください",
    ),
    "list-without-each": (
        "写了 `for_each:`，却没有逐项判定的条件：任何一项都不会计入",
        "there is `for_each:`, and no criterion for each record: none would ever count",
        "`for_each:` がありますが、各件の要件がありません。どの件も算入されません",
    ),
    "list-without-each.help": (
        "请在 `each:` 中写明每一项须符合的条件",
        "write what each record has to meet below `each:`",
        "各件が満たすべき要件を `each:` に書いてください",
    ),
    "rate-above-one": (
        "比例 `{rate}` 即 {percent}，超过百分之百",
        "the rate `{rate}` is {percent}, more than the whole",
        "率 `{rate}` は {percent} で、全体を超えます",
    ),
    "rate-above-one.help": (
        "百分之七十写作 `70%`；确为超过百分之百的，请加 `above_one: true`",
        "70 per cent is `70%`; a rate that is meant to be above 100% has `above_one: true` beside it",
        "70パーセントは `70%` と書きます。100%を超える率であれば `above_one: true` を添えてください",
    ),
    "below-zero": (
        "此处不能是负数 `{value}`",
        "`{value}` is below zero and cannot be",
        "負の値 `{value}` は書けません",
    ),
    "least-above-most": (
        "下限 `{least}` 高于上限 `{most}`",
        "the least, `{least}`, is above the most, `{most}`",
        "下限 `{least}` が上限 `{most}` を上回っています",
    ),
    "least-above-most-since": (
        "自{since}起，下限 `{least}` 高于上限 `{most}`",
        "from {since} on the least, `{least}`, is above the most, `{most}`",
        "{since}から、下限 `{least}` が上限 `{most}` を上回ります",
    ),
    "until-before-from": (
        "截止日 `{until}` 早于起始日 `{from_}`",
        "the last day, `{until}`, lies before the first, `{from_}`",
        "終わりの日 `{until}` が始まりの日 `{from_}` より前です",
    ),
    "years-backwards": (
        "起始年 `{first}` 晚于截止年 `{last}`，没有一年符合",
        "from `{first}` to `{last}` there is no year",
        "始まりの年 `{first}` が終わりの年 `{last}` より後で、該当する年がありません",
    ),
    "base-not-earlier": (
        "基期 `{base}` 不早于本期 `{year}`，无从增长",
        "the base year `{base}` is not before the year `{year}`, so nothing grows over it",
        "基準の年 `{base}` が対象の年 `{year}` より前でないため、増加がありません",
    ),
    "share-above-one": (
        "`{value}` 即 {percent}，超过百分之百",
        "`{value}` is {percent}, more than the whole",
        "`{value}` は {percent} で、全体を超えます",
    ),
    "share-above-one.help": (
        "百分之三十写作 `30%`",
        "thirty per cent are written `30%`",
        "30パーセントは `30%` と書きます",
    ),
    "not-yearly": (
        "`{fact}` 不是逐年填报的资料项，没有年度之分",
        "`{fact}` has one value, and none for each year",
        "`{fact}` は年ごとの情報項目ではありません",
    ),
    "kinds-mixed": (
        "不同性质的数不能合在一起计算：{kinds}",
        "numbers of different kinds stand in one calculation: {kinds}",
        "種類の異なる数を一つの計算に入れることはできません：{kinds}",
    ),
    "@sum:money": ("金额", "money", "金額"),
    "@sum:count": ("数量", "a count", "件数"),
    "@sum:number": ("其他数字", "another number", "その他の数"),
    "@sum:share": ("比例", "a share", "割合"),
    "per-unit-of-money": (
        "按单位计的金额须乘以数量，此处却是金额",
        "an amount per unit is taken of a count; this is money",
        "単価は数量に掛けるものですが、ここは金額です",
    ),
    "per-unit-of-money.help": (
        "按金额的比例计算的，请用 `rate:`",
        "a part of money is a `rate:`",
        "金額の割合であれば `rate:` を使ってください",
    ),
    "split-not-whole": (
        "各方所占比例合计为 {sum}，不是百分之百",
        "the shares of the parties come to {sum}, and not to the whole",
        "各当事者の割合の合計が {sum} で、100%になりません",
    ),
    "split-not-whole-since": (
        "自{since}起，各方所占比例合计为 {sum}，不是百分之百",
        "from {since} on the shares of the parties come to {sum}, and not to the whole",
        "{since}から、各当事者の割合の合計が {sum} で、100%になりません",
    ),
    "not-a-day": (
        "年度须从日期起算，`{fact}` 不是日期",
        "years are counted from a date or an event, and `{fact}` is neither",
        "年数は日付から数えますが、`{fact}` は日付ではありません",
    ),
    "cap-always-binds": (
        "这一固定金额高于上限 `{most}`，实际总是按上限计",
        "this fixed sum is above the cap, `{most}`, which always binds",
        "この定額は上限 `{most}` を超えており、常に上限額になります",
    ),
    "cap-always-binds-since": (
        "自{since}起，这一固定金额高于上限 `{most}`，实际总是按上限计",
        "from {since} on this fixed sum is above the cap, `{most}`, which always binds",
        "{since}から、この定額は上限 `{most}` を超え、常に上限額になります",
    ),
    "never-holds": (
        "没有任何取值能够满足这一要求",
        "no value can ever meet this",
        "どのような値もこの要件を満たしません",
    ),
    "always-holds": (
        "任何取值都满足这一要求",
        "every value meets this",
        "どのような値でもこの要件を満たします",
    ),
    "needs-quotes": (
        "`{value}` 在此是文字，请加引号",
        "`{value}` is a text here and stands in quotes",
        "`{value}` はここでは文字列です。引用符で囲んでください",
    ),
    "compared-with-fact": (
        "`{value}` 是资料项；此处须写一个数",
        "`{value}` is a fact; a number has to stand here",
        "`{value}` は情報項目です。ここには数を書きます",
    ),
    "compared-with-fact.help": (
        "两项资料相比较，写作 `amount: {{of: {{difference: [甲, 乙]}}, at_least: 0}}`",
        "two facts are compared by `amount: {{of: {{difference: [a, b]}}, at_least: 0}}`",
        "二つの情報項目の比較は `amount: {{of: {{difference: [甲, 乙]}}, at_least: 0}}` と書きます",
    ),
    "published-by-reports": (
        "依据为“已公布”，所引出处却均非发布单位的文本：{names}",
        "published, and nothing that is cited here is a text of the issuer: {names}",
        "依拠は「公表」ですが、引用した出典はいずれも公表機関の文書ではありません：{names}",
    ),
    "published-by-reports.help": (
        "请引用本政策文件发布单位的文本（`issuer: own`），或者将依据改为 `reported` 或者 `assumed`",
        "cite a text of the issuer of the programme (`issuer: own`), or write `reported` or `assumed`",
        "本政策文書の公表機関の文書（`issuer: own`）を引用するか、依拠を `reported` 又は `assumed` にしてください",
    ),
    "whose-text": (
        "“已公布”的条款只引用 `{name}`，而该来源未注明由谁发布",
        "published clauses rest on `{name}`, which does not say whose text it is",
        "「公表」の条項が `{name}` に依拠していますが、その公表者が書かれていません",
    ),
    "whose-text.help": (
        "本政策文件发布单位的，写 `issuer: own`；其他单位的，写其名称",
        "write `issuer: own` for the issuer of the programme, else who issued it",
        "本政策文書の公表機関なら `issuer: own`、他の機関ならその名称を書いてください",
    ),
    "published-by-others": (
        "依据为“已公布”，所引出处却均为其他机构发布：{names}",
        "published, and all that is cited here was issued by others: {names}",
        "依拠は「公表」ですが、引用した出典はすべて他の機関によるものです：{names}",
    ),
    "published-by-others.help": (
        "请引用本政策文件发布单位的文本，或者将依据改为 `reported` 或者 `assumed`",
        "cite a text of the issuer of the programme, or write `reported` or `assumed`",
        "本政策文書の公表機関の文書を引用するか、依拠を `reported` 又は `assumed` にしてください",
    ),
    "reported-of-others": (
        "依据为“据报道”，所引出处却均为其他政策的内容：{names}",
        "reported, and all that is cited here tells the rules of others: {names}",
        "依拠は「報道」ですが、引用した出典はすべて他の施策の内容です：{names}",
    ),
    "reported-of-others.help": (
        "请引用关于本政策文件的报道，或者将依据改为 `assumed`",
        "cite a report of this programme, or write `assumed`",
        "本政策文書に関する報道を引用するか、依拠を `assumed` にしてください",
    ),
    "own-source-of-others": (
        "`{name}` 为政策文件发布单位自己的文本，`rules_of` 却称其内容为他处的规定",
        "`{name}` is of the issuer of the programme itself, and `rules_of` says that it tells the rules of others",
        "`{name}` は本政策文書の公表機関自身の文書ですが、`rules_of` は他の規定を述べるものとしています",
    ),
    "whose-rules": (
        "有推定条款参照 `{name}`，但未注明其为何处的规定",
        "assumed clauses follow `{name}`, and it does not say whose rules it tells",
        "`{name}` にならった推定条項がありますが、どこの規定かが書かれていません",
    ),
    "whose-rules.help": (
        "请在此处写 `rules_of`，例如 `rules_of: elsewhere`，并尽量写明 `year`",
        "write `rules_of` here, such as `rules_of: elsewhere`, and `year` where it is known",
        "ここに `rules_of` を書いてください（例：`rules_of: elsewhere`）。年が分かれば `year` も書きます",
    ),
    "number-unlike-rule": (
        "此处写有 `{number}`，规则中却没有这个数；相近的是 `{other}`（{place}）",
        "`{number}` stands here and nowhere in the rule; its nearest number is `{other}` ({place})",
        "ここに `{number}` とありますが、規則にはこの数がありません。最も近いのは `{other}`（{place}）です",
    ),
    "number-without-rule": (
        "此处写有 `{number}`，规则中却没有这个数",
        "`{number}` stands here and nowhere in the rule",
        "ここに `{number}` とありますが、規則にはこの数がありません",
    ),
    "key-in-list": (
        "键 `{name}` 写在列表 `{list}:` 之中",
        "the key `{name}` stands within the list `{list}:`",
        "キー `{name}` がリスト `{list}:` の中にあります",
    ),
    "key-in-list.help": (
        "属于该列表的，请以 `- ` 开头；不属于该列表的，请移到 `{list}:` 之前",
        "begin it with `- ` if it is an item of the list; else move it above `{list}:`",
        "リストの要素であれば `- ` で始め、そうでなければ `{list}:` の前に移してください",
    ),
}
