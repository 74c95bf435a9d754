"""Faults of feature files: their shape."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "feature-too-large": ("文件超过 1 MB", "the file is larger than 1 MB", "ファイルが 1 MB を超えています"),
    "feature-too-large.help": ("请拆成几个文件", "split it into several", "いくつかのファイルに分けてください"),
    "feature-too-many": (
        "文件中的{what}超过{most}",
        "the file has more than {most} {what}",
        "ファイルの{what}が{most}を超えています",
    ),
    "feature-too-many.help": ("请拆成几个文件", "split it into several", "いくつかのファイルに分けてください"),
    "@many:lines": ("行数", "lines", "行数"),
    "@many:scenarios": (
        "场景数（示例的每一行算一个）",
        "scenarios (each row of examples is one)",
        "シナリオ数（例の各行を一つと数える）",
    ),
    "@many:steps": (
        "步骤数（背景的步骤在每个场景中各算一次）",
        "steps (those of a background count in each scenario)",
        "ステップ数（背景のステップは各シナリオで数える）",
    ),
    "feature-empty": ("文件中没有任何场景", "the file holds no scenario", "ファイルにシナリオがありません"),
    "feature-empty.help": (
        "第一行写 `# language: zh-CN`，下一行写 `功能: 名称`，再写 `场景: 名称`",
        "begin with `Feature: name`, then `Scenario: name`",
        "1行目に `# language: ja`、次に `機能: 名称`、続けて `シナリオ: 名称` と書いてください",
    ),
    "feature-encoded": (
        "文件不是 UTF-8 编码，似为 {encoding}",
        "the file is not UTF-8 text; it seems to be {encoding}",
        "ファイルが UTF-8 ではありません。{encoding} のようです",
    ),
    "feature-encoded.help": (
        "请在编辑器中“另存为”，编码选 UTF-8",
        "in an editor, choose “Save as” with the encoding UTF-8",
        "エディターの「名前を付けて保存」で、文字コードに UTF-8 を選んでください",
    ),
    "feature-encoding": ("此处不是 UTF-8 编码", "this is not UTF-8", "ここは UTF-8 ではありません"),
    "feature-encoding.help": (
        "请另存为 UTF-8",
        "save the file as UTF-8",
        "UTF-8で保存し直してください",
    ),
    "feature-language-missing": ("没有写明语言", "the language is not named", "言語が書かれていません"),
    "feature-language-missing.help": (
        "请在第一行写 `# language: {wanted}`",
        "make the first line `# language: {wanted}`",
        "1行目に `# language: {wanted}` と書いてください",
    ),
    "feature-language-unknown": (
        "语言 `{name}` 的写法无法识别",
        "the language `{name}` is not one that can be used",
        "言語 `{name}` は使えません",
    ),
    "feature-language-unknown.help": (
        "请写 `# language: {wanted}`（可用 zh-CN、en、ja，冒号用半角）",
        "write `# language: {wanted}` (zh-CN, en or ja)",
        "`# language: {wanted}` と書いてください（zh-CN、en、ja。コロンは半角）",
    ),
    "feature-language-late": (
        "语言须在第一行写明",
        "the language must be named first",
        "言語は1行目に書く必要があります",
    ),
    "feature-language-late.help": (
        "请把此行移到文件开头",
        "move this line to the top of the file",
        "この行をファイルの先頭に移してください",
    ),
    "feature-docstring": (
        "不支持三个引号的文字块",
        "blocks in triple quotes are not used here",
        "三重引用符の文章は使えません",
    ),
    "feature-docstring.help": (
        "请用一句话或者表格写明",
        "say it in a sentence or a table",
        "一文又は表で書いてください",
    ),
    "feature-full-width-colon": (
        "`{name}` 后面是全角冒号，该行不会被识别，其下各步骤都不会执行",
        "a full-width colon follows `{name}`, so nothing below it would be run",
        "`{name}` の後が全角コロンのため、この行は認識されず、以下のステップは実行されません",
    ),
    "feature-full-width-colon.help": (
        "请改为半角冒号：`{name}: 名称`",
        "write `{name}: name`",
        "半角コロンで `{name}: 名称` と書いてください",
    ),
    "feature-colon-missing": (
        "`{name}` 后面缺少冒号",
        "a colon is missing after `{name}`",
        "`{name}` の後にコロンがありません",
    ),
    "feature-colon-missing.help": ("请写作 `{name}: 名称`", "write `{name}: name`", "`{name}: 名称` と書いてください"),
    "feature-other-language": (
        "`{name}` 不是本文件语言的关键词，该行不会被识别",
        "`{name}` is not a keyword of the language of this file, so it would not be run",
        "`{name}` はこのファイルの言語のキーワードではないため、実行されません",
    ),
    "feature-other-language.help": (
        "请用第一行所写语言的关键词",
        "use the keywords of the language named in the first line",
        "1行目に書いた言語のキーワードを使ってください",
    ),
    "feature-full-width-bar": (
        "表格使用了全角竖线“｜”",
        "the table has full-width bars",
        "表に全角の縦線「｜」があります",
    ),
    "feature-full-width-bar.help": ("请改用半角竖线 `|`", "use `|`", "半角の `|` を使ってください"),
    "feature-asterisk": (
        "步骤不能以 `*` 开头",
        "a step cannot begin with `*`",
        "ステップを `*` で始めることはできません",
    ),
    "feature-asterisk.help": (
        "请以 假如、当、那么、并且 开头",
        "begin with Given, When, Then or And",
        "前提、もし、ならば、かつ のいずれかで始めてください",
    ),
    "feature-ragged-table": (
        "表格此行的列数与其他行不同",
        "this row of the table has another number of columns",
        "表のこの行は列数が他の行と異なります",
    ),
    "feature-ragged-table.help": (
        "请检查竖线 `|` 的数目；空格也要写出 `| |`",
        "count the bars `|`; an empty cell is `| |`",
        "縦線 `|` の数を確かめてください。空欄も `| |` と書きます",
    ),
    "feature-unexpected": ("此行无法识别", "this line cannot be made sense of", "この行を解釈できません"),
    "feature-unexpected.help": (
        "步骤写在场景之下，以 假如、当、那么、并且、但是 开头；标题为 功能、规则、背景、场景、场景大纲、例子，后加 `:`",
        "steps (Given, When, Then, And, But) stand below a Scenario; headings end with a colon",
        "ステップ（前提、もし、ならば、かつ、しかし）はシナリオの下に書き、見出しには半角コロンを付けてください",
    ),
    "feature-loose-text": (
        "此行没有步骤关键词，不会执行",
        "this line has no keyword, so it would not be run",
        "この行にはキーワードがないため、実行されません",
    ),
    "feature-loose-text.help": (
        "请以 假如、当、那么、并且、但是 开头（“如果”“给定”不是关键词）；说明文字请以 `#` 开头",
        "begin with Given, When, Then, And or But; put `#` before a remark",
        "前提、もし、ならば、かつ、しかし のいずれかで始めてください。説明は `#` で始めます",
    ),
    "feature-without-scenario": ("其下没有任何场景", "there is no scenario below this", "この下にシナリオがありません"),
    "feature-without-scenario.help": (
        "请写 `场景: 名称`",
        "write `Scenario: name`",
        "`シナリオ: 名称` と書いてください",
    ),
    "feature-background": (
        "背景中只能写企业情况（假如）",
        "a background holds facts (Given) only",
        "背景に書けるのは前提のみです",
    ),
    "feature-background.help": (
        "请把 当、那么 写在各场景之中",
        "put When and Then into the scenarios",
        "もし、ならば は各シナリオに書いてください",
    ),
    "feature-no-steps": ("其下没有步骤", "there are no steps below this", "この下にステップがありません"),
    "feature-no-when": (
        "场景中没有“当”：没有申报，也就没有判定",
        "the scenario has no When, so nothing is judged",
        "シナリオに「もし」がないため、何も判定されません",
    ),
    "feature-no-when.help": (
        "例如 `当企业以2022年6月30日为基准日申报“政策名称”`",
        'for example `When the company applies for the "policy" on 2022-06-30`',
        "例：`もし企業が2022年6月30日を基準日として「施策名」を申請する`",
    ),
    "feature-no-then": (
        "场景中没有“那么”：没有核对任何结论",
        "the scenario has no Then, so nothing is compared",
        "シナリオに「ならば」がないため、何も照合されません",
    ),
    "feature-no-then.help": (
        "例如 `那么结论为“符合”`",
        'for example `Then the outcome is "Eligible"`',
        "例：`ならば判定は「該当」である`",
    ),
    "feature-order": ("`{name}` 的次序不对", "`{name}` is out of order", "`{name}` の順序が誤っています"),
    "feature-order.help": (
        "每个场景的次序为：假如（可多句）、当（一句）、那么（可多句）",
        "a scenario has Given steps, one When, then Then steps",
        "シナリオは、前提（複数可）、もし（一つ）、ならば（複数可）の順に書いてください",
    ),
    "feature-first-step": (
        "第一步不能以 `{name}` 开头",
        "the first step cannot begin with `{name}`",
        "最初のステップを `{name}` で始めることはできません",
    ),
    "feature-first-step.help": (
        "请以 假如 或者 当 开头",
        "begin with Given or When",
        "前提 又は もし で始めてください",
    ),
    "feature-no-name": ("场景没有名称", "the scenario has no name", "シナリオに名称がありません"),
    "feature-no-name.help": ("请写作 `场景: 名称`", "write `Scenario: name`", "`シナリオ: 名称` と書いてください"),
    "feature-duplicate-name": (
        "场景名称 `{name}` 重复，首次出现在第{first}行",
        "the name `{name}` is taken by the scenario in line {first}",
        "シナリオ名 `{name}` が重複しています（最初は{first}行目）",
    ),
    "feature-duplicate-name.help": (
        "请改名，否则只有一个会执行",
        "give it another name, else one of them would not be run",
        "名称を変えてください。同名では一方しか実行されません",
    ),
    "feature-no-examples": ("场景大纲没有例子", "the outline has no examples", "シナリオアウトラインに例がありません"),
    "feature-no-examples.help": (
        "请在其下写 `例子:` 和表格，或者改为 `场景:`",
        "add `Examples:` with a table, or make it a `Scenario:`",
        "`例:` と表を書くか、`シナリオ:` に改めてください",
    ),
    "feature-no-rows": ("例子的表格没有数据行", "the examples have no rows", "例の表に値の行がありません"),
    "feature-no-rows.help": (
        "第一行为列名，其下至少一行数据",
        "the first row names the columns; at least one row of values follows",
        "1行目は列名とし、その下に1行以上の値を書いてください",
    ),
    "feature-placeholder": (
        "例子的表格中没有列 `{name}`",
        "the examples have no column `{name}`",
        "例の表に列 `{name}` がありません",
    ),
    "feature-placeholder-outside": (
        "`<{name}>` 只能用于场景大纲",
        "`<{name}>` can be used in a Scenario Outline only",
        "`<{name}>` はシナリオアウトラインでのみ使えます",
    ),
    "feature-placeholder-outside.help": (
        "请写明具体内容，或者改为 `场景大纲:` 并加 `例子:`",
        "write the value, or make it an outline with Examples",
        "値を書くか、`シナリオアウトライン:` に改めて `例:` を加えてください",
    ),
    "feature-duplicate-column": (
        "列名 `{name}` 重复",
        "the column `{name}` occurs twice",
        "列名 `{name}` が重複しています",
    ),
    "feature-column-unused": (
        "列 `{name}` 未被任何步骤使用，其内容不会得到核对",
        "no step uses the column `{name}`, so its values would not be tested",
        "列 `{name}` はどのステップでも使われていないため、その内容は照合されません",
    ),
    "feature-column-unused.help": (
        "请在步骤中写 `<{name}>`，或者删去此列",
        "write `<{name}>` in a step, or remove the column",
        "ステップに `<{name}>` と書くか、この列を削ってください",
    ),
    "feature-tag": (
        "标签 `{name}` 会使场景不执行或者不判结果",
        "the tag `{name}` would keep the scenario from being run or judged",
        "タグ `{name}` を付けると、シナリオが実行されないか、合否が判定されません",
    ),
    "feature-tag.help": ("请换一个名称", "take another name", "別の名称にしてください"),
}
