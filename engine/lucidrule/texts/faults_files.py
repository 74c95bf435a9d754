"""Faults of files as such, and of YAML."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "help": ("提示：{}", "help: {}", "ヒント：{}"),
    "nearest": ("是否指 {names}？", "did you mean {names}?", "{names} のことですか。"),
    "more-faults": (
        "`{}` 另有{}处问题，未逐一列出",
        "… and {1} more {1:fault|faults} in `{0}`",
        "`{}` にはほかに{}件の問題があります（省略）",
    ),
    "more-faults-anywhere": (
        "{}另有{}处问题，未逐一列出",
        "{0}… and {1} more {1:fault|faults}",
        "{}ほかに{}件の問題があります（省略）",
    ),
    "full-width-comma": (
        "全角逗号“，”不能分隔大括号、中括号内的各项",
        "a full-width comma `，` separates nothing within braces or brackets",
        "全角の読点・コンマ「，」では括弧内を区切れません",
    ),
    "full-width-comma.help": (
        "请改用半角逗号加空格 `, `",
        "use a comma and a blank: `, `",
        "半角のコンマと空白 `, ` にしてください",
    ),
    "full-width-indent": (
        "使用了全角空格缩进",
        "the line is indented with full-width blanks",
        "全角の空白で字下げされています",
    ),
    "full-width-indent.help": ("请改用半角空格", "use ordinary blanks", "半角の空白にしてください"),
    "no-such-file": ("文件 `{path}` 不存在", "there is no file `{path}`", "ファイル `{path}` がありません"),
    "cannot-open": (
        "无法打开 `{path}`：{reason}",
        "`{path}` cannot be opened: {reason}",
        "`{path}` を開けません：{reason}",
    ),
    "not-a-file": (
        "`{path}` 不是普通文件",
        "`{path}` is not a regular file",
        "`{path}` は通常のファイルではありません",
    ),
    "too-large": ("`{path}` 超过 10 MB", "`{path}` is larger than 10 MB", "`{path}` は 10 MB を超えています"),
    "outside-folder": (
        "`{path}` 位于政策目录之外",
        "`{path}` lies outside the programme's folder",
        "`{path}` は施策フォルダーの外にあります",
    ),
    "not-utf8": ("`{path}` 不是 UTF-8 编码", "`{path}` is not UTF-8 text", "`{path}` は UTF-8 ではありません"),
    "not-utf8.help": ("请另存为 UTF-8 编码", "save it as UTF-8", "UTF-8 で保存し直してください"),
    "table-of-companies": (
        "`{path}` 是表格，不是一家企业的资料",
        "`{path}` is a table, not the file of one company",
        "`{path}` は表であり、一社の情報ファイルではありません",
    ),
    "table-of-companies.help": (
        "筛查整张表：lucidrule screen {path} -o 结果.xlsx",
        "to screen a whole table: lucidrule screen {path} -o result.xlsx",
        "表全体を判定するには：lucidrule screen {path} -o 結果.xlsx",
    ),
    "file-exists": ("`{path}` 已存在", "`{path}` exists already", "`{path}` は既にあります"),
    "file-exists.help": (
        "如需覆盖请加 `--force`",
        "`--force` overwrites it",
        "上書きするには `--force` を付けてください",
    ),
    "unknown-area": (
        "没有类别 `{name}`；已有类别：{areas}",
        "there is no area `{name}`; there are: {areas}",
        "`{name}` という分野はありません。ある分野：{areas}",
    ),
    "policy-there": (
        "类别 `{area}` 中已有政策 `{name}`",
        "there is a policy `{name}` already, in the area `{area}`",
        "分野 `{area}` に施策 `{name}` が既にあります",
    ),
    "duplicate-key": (
        "键 `{key}` 重复出现，首次出现在第{first}行",
        "the key `{key}` stands here a second time, first in line {first}",
        "キー `{key}` が重複しています（最初は{first}行目）",
    ),
    "duplicate-key.help": ("请保留其中一个", "keep one of the two", "どちらか一方を残してください"),
    "said-again": (
        "`{key}` 与第{first}行的 `{other}` 所指相同",
        "`{key}` says `{other}` a second time, first in line {first}",
        "`{key}` は{first}行目の `{other}` と同じものを指します",
    ),
    "said-again.help": ("请保留其中一个", "keep one of the two", "どちらか一方を残してください"),
    "key-twice": (
        "键 `{key}` 在这一行中出现两次",
        "the key `{key}` stands in this line a second time",
        "キー `{key}` がこの行に二度書かれています",
    ),
    "key-twice.help": ("请保留其中一个", "keep one of the two", "どちらか一方を残してください"),
    "json-too-long": (
        "一行最多{most}个字符",
        "a line has at most {most} characters",
        "一行は{most}文字までです",
    ),
    "json-too-deep": ("嵌套超过{most}层", "nested deeper than {most} levels", "入れ子が{most}段を超えています"),
    "alias": ("不支持锚点与别名", "anchors and aliases are not read", "アンカーとエイリアスは使えません"),
    "alias.help": ("请直接写出其值", "write the value out", "値をそのまま書いてください"),
    "tag": ("不支持标签 `{tag}`", "the tag `{tag}` is not read", "タグ `{tag}` は使えません"),
    "too-deep": ("嵌套超过{most}层", "nested deeper than {most} levels", "入れ子が{most}段を超えています"),
    "odd-key": ("键须为文字或者年份", "a key must be text or a year", "キーは文字又は年でなければなりません"),
    "several-documents": (
        "一个文件只能包含一个文档",
        "a file holds one document",
        "一つのファイルに書ける文書は一つです",
    ),
    "syntax": ("YAML 语法有误：{problem}", "not valid YAML: {problem}", "YAML の文法に誤りがあります：{problem}"),
    "syntax.help": (
        "请检查缩进、引号以及冒号后的空格",
        "check the indentation, the quotes and a space after each colon",
        "字下げ、引用符、コロンの後の空白を確かめてください",
    ),
    "full-width-colon": (
        "全角冒号“：”不能分隔键与值",
        "a full-width colon `：` does not separate key and value",
        "全角コロン「：」ではキーと値を区切れません",
    ),
    "full-width-colon.help": (
        "请改用半角冒号加空格 `: `",
        "write `: ` (a colon and a space)",
        "半角コロンと空白 `: ` を使ってください",
    ),
    "empty-file": ("文件为空", "the file is empty", "ファイルが空です"),
    "too-many-digits": ("数字最多38位", "a number has at most 38 digits", "数字は38桁までです"),
    "impossible-date": (
        "`{value}` 不是有效日期",
        "`{value}` is no day of the calendar",
        "`{value}` という日付は存在しません",
    ),
    "tab": ("使用了制表符缩进", "indented with a tab", "タブで字下げされています"),
    "tab.help": ("请改用空格", "use spaces", "空白を使ってください"),
    "unclosed": (
        "此处的引号或者括号没有闭合（至第{line}行发现）",
        "a quote or bracket opened here is not closed (noticed in line {line})",
        "ここで開いた引用符又は括弧が閉じていません（{line}行目で検出）",
    ),
    "unclosed.help": (
        "请补上闭合符号，或者给文字加引号",
        "close it, or quote the text",
        "閉じるか、文字列を引用符で囲んでください",
    ),
    "odd-number": (
        "`{value}` 有多种读法",
        "`{value}` can be read in more than one way",
        "`{value}` は複数の読み方ができます",
    ),
    "odd-number.help": (
        "请勿使用前导零、科学记数法或者冒号；如为文字请加引号",
        "write it without leading zeros, exponent or colon, or in quotes if it is text",
        "先頭の零、指数、コロンを使わないでください。文字列なら引用符で囲んでください",
    ),
    "comma-in-number": (
        "`{value}` 被单独分开：花括号内的逗号会截断前面的数字",
        "`{value}` stands apart: inside braces a comma ends the number before it",
        "`{value}` が切り離されています。波括弧の中のコンマは、その前で数を区切ります",
    ),
    "comma-in-number.help": (
        "请给该数字加引号，或者去掉逗号",
        "put the number in quotes, or leave the commas out",
        "数を引用符で囲むか、コンマを除いてください",
    ),
    "space-after-colon": ("此处应为“键: 值”结构", "expected a mapping", "ここには対応表（`キー: 値`）が必要です"),
    "space-after-colon.help": (
        "冒号之后请加空格",
        "write a space after each colon",
        "コロンの後に空白を入れてください",
    ),
    "colon-in-text": ("此处文字中含有冒号", "a colon stands inside a text here", "文の中にコロンがあります"),
    "colon-in-text.help": (
        "请给整段文字加引号；也可能是上一行缺少冒号",
        "put the text in quotes; or the line above lacks its colon",
        "文全体を引用符で囲んでください。前の行にコロンがない場合もあります",
    ),
    "key-expected": ("此处应为键", "a key is expected here", "ここにはキーが必要です"),
    "key-expected.help": (
        "请检查缩进，并确认引号包住了整段文字",
        "check the indentation, and that quotes enclose the whole text",
        "字下げと、引用符が文全体を囲んでいるかを確かめてください",
    ),
    "item-expected": (
        "此处应为列表的一项",
        "an item of the list is expected here",
        "ここにはリストの一行（`- `）が必要です",
    ),
    "item-expected.help": (
        "请以 `- ` 开头，与其他各项对齐",
        "begin it with `- `, under the others",
        "`- ` で始め、他の行とそろえてください",
    ),
    "colon-expected": ("键之后缺少冒号", "a key without its colon", "キーの後にコロンがありません"),
    "colon-expected.help": ("请写作 `键: 值`", "write `key: value`", "`キー: 値` と書いてください"),
    "item-misplaced": (
        "此处不能写列表项",
        "an item of a list cannot stand here",
        "ここにリストの行（`- `）は置けません",
    ),
    "item-misplaced.help": (
        "请将 `- ` 另起一行，写在所属的键之下",
        "put `- ` on a line of its own, below its key",
        "`- ` は行を改め、キーの下に書いてください",
    ),
    "odd-character": (
        "文字不能以此字符开头",
        "a text cannot begin with this character",
        "文字列はこの文字で始められません",
    ),
    "odd-character.help": ("请加引号", "put it in quotes", "引用符で囲んでください"),
}
