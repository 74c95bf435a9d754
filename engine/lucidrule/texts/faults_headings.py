"""What is said of faults of headings, and of columns as a whole."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "heading-too-long": (
        "列“{name}”的列名超过{most}个字符",
        "the heading `{name}` has more than {most} characters",
        "列「{name}」の見出しが{most}文字を超えています",
    ),
    "heading-too-long.help": (
        "请改短列名；如须保留并忽略此列，请加 --ignore-unknown",
        "shorten it, or keep its column and ignore it with --ignore-unknown",
        "見出しを短くしてください。列を残して無視する場合は --ignore-unknown を付けてください",
    ),
    "unknown-heading": (
        "列“{name}”不对应任何资料项",
        "the column `{name}` names no fact",
        "列「{name}」はどの情報項目にも当たりません",
    ),
    "unknown-heading.help": (
        "如须保留并忽略此类列，请加 --ignore-unknown；也可加 --headings 文件.yaml 指明各列对应的资料项",
        "to leave such columns alone: --ignore-unknown; to say what they are: --headings FILE.yaml",
        "そのまま残して無視するには --ignore-unknown、対応を指定するには --headings ファイル.yaml を付けてください",
    ),
    "no-such-heading": (
        "表中没有列“{name}”",
        "no table has a column `{name}`",
        "列「{name}」のある表はありません",
    ),
    "heading-unmapped": (
        "列“{name}”尚未填写对应的资料项",
        "it is not said what the column `{name}` stands for",
        "列「{name}」に当たる情報項目が書かれていません",
    ),
    "heading-unmapped.help": (
        "不采用的列，请填 ignore",
        "ignore leaves the column alone",
        "採用しない列は ignore としてください",
    ),
    "headings-written": (
        "上述列及建议已写入 `{path}`；请填写后重新运行",
        "these columns were written to `{path}`, with suggestions; fill it in and run the command again",
        "これらの列と候補を `{path}` に書き出しました。記入してから再度実行してください",
    ),
    "heading-without-year": (
        "列“{name}”未写明年份",
        "the column `{name}` does not say its year",
        "列「{name}」に年がありません",
    ),
    "heading-without-year.help": (
        "“{fact}”按年度填报，请写明年份，如：{fact} 2021年",
        "`{fact}` has a value for each year; write it behind: {fact} 2021",
        "「{fact}」は年ごとの情報項目です。年を付けてください（例：{fact} 2021年）",
    ),
    "answers-in-table": (
        "列“{name}”：按列判定时不读取对单个企业的答复",
        "the column `{name}`: answers to one company are not read where columns are judged",
        "列「{name}」：列による判定では、一企業への回答を読み取りません",
    ),
    "answers-in-table.help": (
        "请用不加 --outcomes-only 的 lucidrule screen 逐家判定；对全部企业的答复写入 policies.yaml 的 answers",
        "`lucidrule screen` without --outcomes-only reads them; those to all stand in policies.yaml below `answers:`",
        "--outcomes-only なしの lucidrule screen は読み取ります。全企業への回答は policies.yaml の answers に書きます",
    ),
    "no-fact-heading": (
        "没有一列对应资料项",
        "no column names a fact",
        "情報項目に当たる列がありません",
    ),
    "no-fact-heading.help": (
        "表头应为资料项名称；lucidrule facts 列出全部资料项",
        "headings are names of facts; `lucidrule facts` lists them all",
        "見出しは情報項目名とします。lucidrule facts で一覧できます",
    ),
    "heading-twice": (
        "列“{name}”与另一列所指相同",
        "the column `{name}` says what another column says too",
        "列「{name}」は別の列と同じ情報項目を指します",
    ),
    "heading-twice.help": ("请只保留其一", "keep one of them", "一方のみを残してください"),
    "too-many-writings": (
        "列 `{name}` 有 {most} 种以上的不同写法，此引擎无法逐一读取",
        "the column `{name}` holds more than {most} different writings, too many for this engine to be told one by one",
        "列 `{name}` の書き方は {most} 種を超えており、このエンジンでは一つずつ読めません",
    ),
    "too-many-writings.help": (
        "请将该列改为数值、日期或者是非等类型，或者改用 Polars",
        "give the column a data type of its own, such as numbers or days, or use Polars",
        "列を数値・日付などの型に改めるか、Polars を使ってください",
    ),
    "zoned-column": (
        "列 `{name}` 的时间带有时区，而政策文件未写明所用时区",
        "the moments of the column `{name}` have a zone, and the programme states none",
        "列 `{name}` の時刻に時間帯が付いていますが、政策文書に時間帯の定めがありません",
    ),
    "zoned-column.help": (
        "请在 policies.yaml 中写明 `zone:`，例如 Asia/Shanghai，或者将该列改为日期",
        "state a `zone:` in policies.yaml, such as Asia/Shanghai, or make it a column of days",
        "policies.yaml に `zone:`（例：Asia/Shanghai）を書くか、その列を日付に直してください",
    ),
    "unit-not-own": (
        "“{text}”不是 {currency} 的单位，金额以 {currency} 计",
        "`{text}` is no unit of {currency} that is known: sums are in {currency}",
        "「{text}」は {currency} の単位として扱えません（金額は {currency} で計算します）",
    ),
    "unit-not-own.help": (
        "金额请折算为 {currency}，单位写作例如 {currency}、千{currency}、百万{currency}",
        "convert the amounts into {currency}, and write the unit as {currency}, k{currency} or M{currency}",
        "金額を {currency} に換算し、単位は {currency}、千{currency}、百万{currency} のように書いてください",
    ),
    "unit-not-yuan": (
        "表头上方写明“{text}”，不能按人民币的元、千元、万元、百万元、亿元计",
        "“{text}” above the headings is no unit of yuan that is known",
        "見出しの上の「{text}」は、人民元の単位（元、千元、万元、百万元、億元）として扱えません",
    ),
    "unit-not-yuan.help": (
        "金额请折算为人民币，或者改写该单位",
        "convert the amounts to yuan, thousand, 10,000, million or 100 million yuan",
        "金額を人民元に換算するか、単位を書き直してください",
    ),
    "unit-below": (
        "表格下方写明“{text}”，与列“{name}”所用单位不一致",
        "“{text}” below the table is not the unit that the column `{name}` is read in",
        "表の下の「{text}」が、列「{name}」の読み取り単位と異なります",
    ),
    "unit-below.help": (
        "请将单位写在表头上方，例如“单位：…”，或者写入该列表头",
        "write the unit above the headings, such as `Unit: …`, or into the headings themselves",
        "単位は見出しの上（例：「単位：…」）又は見出しに書いてください",
    ),
    "units-differ": (
        "表头上方的“{text}”与“{other}”不一致",
        "“{text}” and “{other}” above the headings are two units",
        "見出しの上の「{text}」と「{other}」が異なります",
    ),
    "unit-contradicts": (
        "列“{name}”所写单位与表头上方的“{text}”不一致",
        "the unit of the column `{name}` is not that above the headings, “{text}”",
        "列「{name}」の単位が見出しの上の「{text}」と異なります",
    ),
    "unit-of-types": (
        "列“{name}”对应“{text}”：--outcomes-only 按元和原有比例读取，不作单位换算",
        "the column `{name}` stands for `{text}`: --outcomes-only reads yuan and plain shares, and converts no units",
        "列「{name}」は「{text}」に当たりますが、--outcomes-only は元と割合のまま読み、単位を換算しません",
    ),
    "unit-of-types.help": (
        "请在文件中换算为元，或者不加 --outcomes-only",
        "convert the column in the file, or leave --outcomes-only out",
        "ファイル側で換算するか、--outcomes-only を付けずに実行してください",
    ),
    "unit-in-frame": (
        "列“{name}”以另外的单位计：数据框和 --outcomes-only 按元和原有比例读取，不作单位换算",
        "the column `{name}` counts in a unit: frames and --outcomes-only read yuan and plain shares, and convert none",
        "列「{name}」には単位が付いています。データフレームと --outcomes-only は元と割合のまま読み、単位を換算しません",
    ),
    "unit-in-frame.help": (
        "请换算后将该列改名为“{text}”；表格文件不加 --outcomes-only 即可换算",
        "convert it and call it `{text}`; of files, `screen` without --outcomes-only converts it",
        "換算して列名を「{text}」としてください。ファイルは --outcomes-only を付けなければ換算されます",
    ),
    "wrong-column-type": (
        "列“{name}”的数据类型为{type}，应为{expected}",
        "the column `{name}` holds {type}; expected {expected}",
        "列「{name}」の型は{type}です。{expected}が必要です",
    ),
    "table-too-wide": (
        "超过{most}列",
        "there are more than {most} columns",
        "列が{most}を超えています",
    ),
    "no-headings": ("没有表头", "there are no headings", "見出しがありません"),
    "no-headings.help": (
        "首行应为资料项名称；可用 lucidrule template 生成空白表",
        "the first row names the facts; `lucidrule template` makes a sheet",
        "一行目には情報項目名を書いてください。lucidrule template で空の表を作れます",
    ),
    "facts-in-rows": (
        "“{first}”“{second}”等资料项逐行排列，不是一行一家企业的名单",
        "facts such as `{first}` and `{second}` stand one below the other: there is no row for each company",
        "「{first}」「{second}」などの情報項目が縦に並んでおり、一行に一社の名簿ではありません",
    ),
    "facts-in-rows.help": (
        "请将表格转置，每家企业一行、各资料项为表头；只有一家企业的，也可按 lucidrule new 的格式填写",
        "turn the table: a row for each company, facts as headings; one company alone has its form: `lucidrule new`",
        "行と列を入れ替え、一行に一社、見出しを情報項目としてください。一社だけなら lucidrule new の様式も使えます",
    ),
    "no-company-column": (
        "没有企业编号列",
        "there is no column for the company",
        "企業番号の列がありません",
    ),
    "no-company-column.help": (
        "请将该列的表头写作“企业编号”",
        "head one of them `id`",
        "見出しを「企業番号」としてください",
    ),
    "column-taken": (
        "结果中将出现两个“{name}”列",
        "the result would have two columns `{name}`",
        "結果に列「{name}」が二つできます",
    ),
    "column-taken.help": ("该表是否已筛查过？", "was this table screened before?", "既に判定した表ではありませんか"),
}
