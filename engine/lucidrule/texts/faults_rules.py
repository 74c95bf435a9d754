"""Faults of rule files."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "unknown-key": ("未知的键 `{name}`", "unknown key `{name}`", "不明なキー `{name}`"),
    "unknown-keyword": (
        "条件中没有 `{name}` 一词；可用的有 {allowed}",
        "`{name}` is no word of conditions, which are {allowed}",
        "`{name}` という条件の語はありません。使える語：{allowed}",
    ),
    "unknown-operator": (
        "不能对 `{fact}` 提出 `{name}`；可用的有 {allowed}",
        "`{fact}` cannot be asked `{name}`; it can be asked {allowed}",
        "`{fact}` に `{name}` は使えません。使える語：{allowed}",
    ),
    "comma-in-text": (
        "逗号之后的 `{name}` 被读作另一个键",
        "what follows the comma, `{name}`, is read as another key",
        "コンマの後の `{name}` が別のキーと読まれます",
    ),
    "comma-in-text.help": (
        "含有逗号的文字请加引号",
        "put a text with a comma in quotes",
        "コンマを含む文は引用符で囲んでください",
    ),
    "missing-key": (
        "缺少键 {names}",
        "missing here: {names}",
        "キー {names} がありません",
    ),
    "not-allowed": (
        "`{value}` 不在允许范围内，应为下列之一：{allowed}",
        "`{value}` is not one of {allowed}",
        "`{value}` は使えません。使えるもの：{allowed}",
    ),
    "not-an-amount": ("此处应为金额或者算式", "this is not an amount", "ここには金額又は算式が必要です"),
    "not-a-condition": ("此处应为条件", "this is not a condition", "ここには条件が必要です"),
    "empty-condition": ("条件缺少运算词", "a condition needs an operator", "条件に演算語がありません"),
    "several-keys": (
        "一个条件只能有一个键，此处有 {names}",
        "a condition has one key, here are {names}",
        "条件のキーは一つです（ここには {names}）",
    ),
    "several-keys.help": (
        "请置于 `all:` 之下，每行一个",
        "put them under `all:`, one in each line",
        "`all:` の下に一つずつ書いてください",
    ),
    "bad-id": ("`{value}` 不能用作代号", "`{value}` is not a valid id", "`{value}` は識別名として使えません"),
    "bad-id.help": (
        "代号以小写字母开头，只用小写字母、数字和连字符（资料项用下划线）",
        "small letters, digits and hyphens (facts: underscores), a letter first",
        "識別名は英小文字で始め、英小文字、数字、ハイフン（情報項目は下線）だけを使ってください",
    ),
    "bad-choice": (
        "`{value}` 不能用作选项代号",
        "`{value}` is not a valid id of a choice",
        "`{value}` は選択肢の識別名として使えません",
    ),
    "bad-choice.help": (
        "首尾不留空格，不含控制字符或者不可见字符",
        "no blanks around it, and nothing that cannot be seen",
        "前後に空白を置かず、制御文字や見えない文字を含めないでください",
    ),
    "choice-twice": (
        "选项 `{name}` 与 `{other}` 只有大小写、全半角或者空格不同",
        "the choices `{name}` and `{other}` differ in case, width or blanks only",
        "選択肢 `{name}` と `{other}` は大文字小文字、全角半角、空白だけが異なります",
    ),
    "award-of-numbers": (
        "金额以 {unit} 计，不是货币",
        "the amount is a number of {unit}, no money",
        "額が {unit} の数であり、金額ではありません",
    ),
    "award-of-numbers.help": (
        "每单位的金额写 `{{per_unit: …, of: …}}`",
        "what is paid for each is `{{per_unit: …, of: …}}`",
        "単位当たりの額は `{{per_unit: …, of: …}}` と書きます",
    ),
    "newer-choice": (
        "选项代号 `{name}` 属于规则语言第2版",
        "the choice id `{name}` belongs to version 2 of the rule language",
        "選択肢の識別名 `{name}` は規則言語の第2版のものです",
    ),
    "newer-choice.help": (
        "请在 policies.yaml 中写 `language: 2`；第1版只用小写字母、数字和下划线，以小写字母开头",
        "write `language: 2` in policies.yaml; version 1 has small letters, digits and underscores, a letter first",
        "policies.yaml に `language: 2` と書いてください。第1版では英小文字で始め、英小文字、数字、下線だけを使います",
    ),
    "empty": ("此处不得为空", "this must not be empty", "ここは空にできません"),
    "wrong-kind": (
        "此处应为{expected}，所写为 `{found}`",
        "expected {expected}, found `{found}`",
        "ここには{expected}が必要ですが、`{found}` と書かれています",
    ),
    "misplaced-key": (
        "键 `{name}` 不应写在此处",
        "the key `{name}` does not belong here",
        "キー `{name}` はここには書けません",
    ),
    "misplaced-key.help": (
        "请写在 {places} 之下",
        "write it below {places}",
        "{places} の下に書いてください",
    ),
    "misplaced-key-outside": (
        "键 `{name}` 不应写在此处",
        "the key `{name}` does not belong here",
        "キー `{name}` はここには書けません",
    ),
    "misplaced-key-outside.help": (
        "请写在文件的最外层，行首不留空格",
        "write it at the outermost level of the file, without indentation",
        "ファイルの最も外側に、字下げせずに書いてください",
    ),
    "unknown-fact": ("没有名为 `{name}` 的资料项", "unknown fact `{name}`", "`{name}` という情報項目はありません"),
    "fact-elsewhere": (
        "`{name}` 是 {programme} 的资料项，本次查询的文件没有",
        "`{name}` is a fact of {programme}, and of none that is asked about here",
        "`{name}` は {programme} の情報項目で、ここで照会する文書にはありません",
    ),
    "fact-elsewhere.help": (
        "一并查询的，请加 `--programme all`",
        "to ask about both: `--programme all`",
        "併せて照会するには `--programme all` を付けてください",
    ),
    "unknown-fact.help": (
        "可用 `lucidrule facts` 查看全部资料项",
        "`lucidrule facts` lists the facts",
        "`lucidrule facts` で一覧できます",
    ),
    "unknown-definition": (
        "没有名为 `{name}` 的定义或者条件",
        "unknown definition or criterion `{name}`",
        "`{name}` という定義又は要件はありません",
    ),
    "unknown-open-point": (
        "没有名为 `{name}` 的待审定事项",
        "unknown open point `{name}`",
        "`{name}` という審査事項はありません",
    ),
    "unknown-source": ("没有名为 `{name}` 的出处", "unknown source `{name}`", "`{name}` という出典はありません"),
    "unknown-policy": ("没有名为 `{name}` 的政策", "unknown policy `{name}`", "`{name}` という施策はありません"),
    "unknown-choice": (
        "`{name}` 不是 `{fact}` 的可选项",
        "`{name}` is no choice of `{fact}`",
        "`{name}` は `{fact}` の選択肢にありません",
    ),
    "unknown-choice.help": ("可选项：{expected}", "its choices: {expected}", "選択肢：{expected}"),
    "duplicate-id": ("代号 `{name}` 重复", "the id `{name}` is used twice", "識別名 `{name}` が重複しています"),
    "language-not-listed": (
        "`{name}` 不是政策文件的语言；政策文件的语言：{languages}",
        "`{name}` is no language of the programme; its languages: {languages}",
        "`{name}` は政策文書の言語ではありません。政策文書の言語：{languages}",
    ),
    "language-not-listed.help": (
        "请删去该文本，或者在 policies.yaml 的 `languages:` 中列入该语言",
        "leave it out, or list it below `languages:` in policies.yaml",
        "削除するか、policies.yaml の `languages:` に加えてください",
    ),
    "unknown-zone": (
        "没有时区 `{name}`",
        "there is no time zone `{name}`",
        "時間帯 `{name}` はありません",
    ),
    "unknown-zone.help": (
        "例如 Asia/Shanghai",
        "for example Asia/Shanghai",
        "例：Asia/Shanghai",
    ),
    "definition-cycle": (
        "`{name}` 的定义循环引用自身",
        "`{name}` is defined by itself",
        "`{name}` の定義が循環しています",
    ),
    "wrong-unit": (
        "`{value}` 不是 `{fact}` 的有效取值，应为{expected}",
        "`{value}` is not a value of `{fact}`: expected {expected}",
        "`{value}` は `{fact}` の値ではありません（必要なもの：{expected}）",
    ),
    "wrong-operator": (
        "`{operator}` 不适用于 `{fact}`（{type}）",
        "`{operator}` cannot be asked of `{fact}` ({type})",
        "`{operator}` は `{fact}`（{type}）には使えません",
    ),
    "no-amount": (
        "`{fact}`（{type}）不是数，不能计算",
        "`{fact}` ({type}) is no number, so nothing can be worked out of it",
        "`{fact}`（{type}）は数ではないので、計算できません",
    ),
    "wrong-operator.help": ("可用的有 {allowed}", "it can be asked {allowed}", "使えるのは {allowed} です"),
    "bound-not-single": (
        "`at_exactly` 须且只须配一个界限",
        "`at_exactly` needs exactly one bound beside it",
        "`at_exactly` には境界が一つだけ必要です",
    ),
    "since-is-no-date": (
        "`since` 须为日期类资料项，`{name}` 不是",
        "`since` names a date, and `{name}` is none",
        "`since` には日付の情報項目を書きます。`{name}` は日付ではありません",
    ),
    "since-is-no-date.help": (
        "可用的有 {dates}（类型为 `date`；`event` 可能从未发生，不能用作起算日）",
        "it may be {dates} (of the type `date`: an `event` may never have happened)",
        "使えるのは {dates} です（型が `date` のもの。`event` は未発生のことがあります）",
    ),
    "needs-since": (
        "`{operator}` 须写明 `since`（自何年起计）",
        "`{operator}` needs `since`, the fact from whose year on every year counts",
        "`{operator}` には `since`（起算年を示す情報項目）が必要です",
    ),
    "not-a-year": ("`{value}` 不是年份", "`{value}` is not a year", "`{value}` は年ではありません"),
    "not-a-year.help": (
        "请写 `assessment`、`assessment-1` 或者 2021 之类的年份",
        "write `assessment`, `assessment-1` or a year such as 2021",
        "`assessment`、`assessment-1` 又は 2021 のような年を書いてください",
    ),
    "file-id": (
        "文件名对应 `{file}`，但代号为 `{name}`",
        "the file is named for `{file}`, its id is `{name}`",
        "ファイル名は `{file}` ですが、識別名は `{name}` です",
    ),
    "policy-not-listed": (
        "policies.yaml 的各类别均未列出 `{name}`",
        "no area of policies.yaml lists `{name}`",
        "policies.yaml のどの分野にも `{name}` がありません",
    ),
    "needs-source": (
        "依据为 {basis} 的条款须注明出处",
        "a clause that is {basis} needs a source",
        "根拠が {basis} の条項には出典が必要です",
    ),
    "n-out-of-range": (
        "共{count}个条件，不能要求符合{n}个",
        "{n} of {count} {count:condition|conditions} can never be asked",
        "条件は{count}個なので、{n}個は求められません",
    ),
    "language-version": (
        "规则语言版本为{found}，本程序支持{supported}",
        "this file is written in language {found}; lucidrule reads {supported}",
        "規則言語の版は{found}ですが、対応しているのは{supported}です",
    ),
    "bands-not-sorted": (
        "各档须递增且首尾相接",
        "bands must rise and join without gaps",
        "区分は昇順で隙間なく並べてください",
    ),
    "bands-not-sorted.help": (
        "上一档写到哪里，下一档就从哪里起：`{{from: 0, below: 100}}`、`{{from: 100}}`",
        "each begins where the one below it ends: `{{from: 0, below: 100}}`, `{{from: 100}}`",
        "前の区分の終わりから次の区分を始めます：`{{from: 0, below: 100}}`、`{{from: 100}}`",
    ),
    "bad-url": ("`{value}` 不是网址", "`{value}` is not an address", "`{value}` は URL ではありません"),
    "bad-url.help": (
        "应以 http:// 或者 https:// 开头",
        "it begins with http:// or https://",
        "http:// 又は https:// で始めてください",
    ),
    "too-long": (
        "此处过长，最多为 {most}",
        "this is too long: at most {most} are allowed",
        "長すぎます（上限 {most}）",
    ),
    "too-great": ("此处不得大于{limit}", "this must be at most {limit}", "{limit}以下でなければなりません"),
    "definition-of-one": (
        "定义须且只须写明 `when`（条件）或者 `amount`（金额）之一",
        "a definition states either a condition, `when`, or an amount, `amount`",
        "定義には `when`（要件）又は `amount`（金額）のいずれか一方を書いてください",
    ),
    "too-small": ("此处不得小于{limit}", "this must be at least {limit}", "{limit}以上でなければなりません"),
    "not-a-quantity": (
        "此处不能写 `{value}`，应为{expected}",
        "`{value}` cannot stand here: expected {expected}",
        "ここに `{value}` は書けません。{expected}を書いてください",
    ),
    "not-a-list": (
        "`{name}` 不是清单类资料项",
        "`{name}` is no list of records",
        "`{name}` は一覧の情報項目ではありません",
    ),
    "not-a-calendar-year": ("`{value}` 不是年份", "`{value}` is not a year", "`{value}` は年ではありません"),
    "not-a-calendar-year.help": (
        "请写 2021 之类的公历年份",
        "write a calendar year such as 2021",
        "2021 のような暦年を書いてください",
    ),
    "definition-too-deep": (
        "连同此处引用的定义，嵌套超过{most}层",
        "nested deeper than {most} levels, the definitions used here counted in",
        "ここで使う定義も含めて、入れ子が{most}段を超えています",
    ),
    "definition-too-deep.help": (
        "请改为并列的条件或者金额，并列各项只计一层",
        "a list of conditions or amounts side by side needs one level",
        "条件や金額を並列に書けば、一段で済みます",
    ),
}
