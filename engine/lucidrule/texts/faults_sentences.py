"""Faults of the sentences of scenarios, and the kinds of name that they use."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "undefined-step": (
        "没有这样的句式：`{sentence}`",
        "there is no such sentence: `{sentence}`",
        "このような文型はありません：`{sentence}`",
    ),
    "undefined-step.help": (
        "可用 `lucidrule steps --lang zh` 查看全部句式",
        "`lucidrule steps --lang en` shows all of them",
        "`lucidrule steps --lang ja` ですべての文型を確認できます",
    ),
    "ambiguous-step": (
        "`{sentence}` 可以有几种理解",
        "`{sentence}` can be taken in several ways",
        "`{sentence}` は複数の意味に取れます",
    ),
    "wrong-keyword": (
        "这句话应当写在“{kind}”之后",
        "this sentence belongs behind {kind}",
        "この文は「{kind}」の後に書いてください",
    ),
    "no-such-name": (
        "没有名为 `{name}` 的{kind}",
        "there is no {kind} named `{name}`",
        "`{name}` という{kind}はありません",
    ),
    "ambiguous-name": (
        "`{name}` 可以指几个不同的{kind}",
        "`{name}` may mean several {kind:several}",
        "`{name}` は複数の{kind}を指し得ます",
    ),
    "not-of-policy": (
        "`{name}` 不属于“{policy}”",
        '`{name}` does not belong to "{policy}"',
        "`{name}` は「{policy}」に属しません",
    ),
    "needs-policy": (
        "没有写明是哪一项政策",
        "it is not said of which policy this is",
        "どの施策についてかが書かれていません",
    ),
    "needs-policy.help": (
        "请写作 `“政策名称”的结论为……`，或者用 `申报“政策名称”` 的句式",
        'write `"policy": the outcome is …`, or use `applies for the "policy"`',
        "`「施策名」の判定は……` と書くか、`「施策名」を申請する` を用いてください",
    ),
    "year-needed": ("“{fact}”须写明年度", '"{fact}" needs a year', "「{fact}」には年が必要です"),
    "year-needed.help": ("例如 `2021年{fact}`", "for example `{fact} of 2021`", "例：`2021年の{fact}`"),
    "no-year": ("“{fact}”不按年度填写", '"{fact}" has no year', "「{fact}」は年次の情報項目ではありません"),
    "no-year.help": ("请去掉年度", "leave the year out", "年を削ってください"),
    "rows-needed": (
        "“{fact}”为清单，须用表格写明",
        '"{fact}" is a list and needs a table',
        "「{fact}」は一覧のため、表で書く必要があります",
    ),
    "rows-needed.help": (
        "请写 `{fact}如下:` 和表格；没有的，写 `{fact}为“无”`",
        "write `the {fact} are as follows:` and a table; or `is none`",
        "`{fact}は次のとおりとする:` と表を書いてください。ない場合は「なし」と書きます",
    ),
    "not-in-rows": (
        "“{fact}”不是清单，也不按年度填写，不能用此表格",
        '"{fact}" is neither a list nor yearly, so it has no rows',
        "「{fact}」は一覧でも年次でもないため、この表は使えません",
    ),
    "not-a-date": ("`{value}` 不是日期", "`{value}` is not a date", "`{value}` は日付ではありません"),
    "not-a-date.help": (
        "请写 2022年6月30日 或者 2022-06-30",
        "write 2022-06-30",
        "2022年6月30日 又は 2022-06-30 と書いてください",
    ),
    "not-a-sum": ("`{value}` 不是金额", "`{value}` is not a sum", "`{value}` は金額ではありません"),
    "not-a-sum.help": (
        "例如 5亿元、19.96万元、“20万元至30万元”、“最高500万元，由评审决定”、“未公布”",
        'for example 350,000 yuan, "at least 200,000 yuan", "up to 5,000,000 yuan, decided by review", "not published"',
        "例：5億元、19.96万元、20万元～30万元、上限500万元（審査により決定）、未公表",
    ),
    "table-unexpected": (
        "这句话下面不能有表格",
        "no table may stand below this sentence",
        "この文の下に表は置けません",
    ),
    "table-unexpected.help": (
        "表格不会被读取，请删去，或者改用“……如下：”的句式",
        'it would not be read; remove it, or use a sentence with "as follows"',
        "表は読まれません。削るか、「次のとおり」の文型を用いてください",
    ),
    "table-missing": ("这句话下面须有表格", "a table must stand below this sentence", "この文の下に表が必要です"),
    "table-missing.help": (
        "请在其下写表格，见 `lucidrule steps --lang zh` 中的示例",
        "`lucidrule steps --lang en` has an example",
        "その下に表を書いてください。`lucidrule steps --lang ja` に例があります",
    ),
    "two-columns": (
        "表格须为两列：名称和内容",
        "the table needs two columns, name and value",
        "表は名称と値の2列でなければなりません",
    ),
    "fact-twice": ("“{fact}”在同一表格中写了两次", '"{fact}" is said twice', "「{fact}」が同じ表に二度書かれています"),
    "fact-said-twice": (
        "“{name}”在第{first}行已经写明",
        "`{name}` is already said in line {first}",
        "「{name}」は{first}行目で既に書かれています",
    ),
    "fact-said-twice.help": (
        "同一场景中一个资料项只写一次；背景中写明的可以在场景中另写",
        "say a fact once in a scenario; what a background says may be said anew",
        "一つのシナリオでは、一つの情報項目を一度だけ書いてください。背景の内容はシナリオで改めて書けます",
    ),
    "cannot-be-unknown": (
        "此处只能写单个资料项和年度",
        "only single facts and years can be said to be unknown",
        "ここに書けるのは、個々の情報項目と年のみです",
    ),
    "company-path": (
        "`{path}` 不是可用的企业资料文件",
        "`{path}` cannot be used as a company file",
        "`{path}` は企業ファイルとして使えません",
    ),
    "company-path.help": (
        "请写功能文件所在文件夹或者其上级文件夹之内的 .yaml、.json 文件，不用 `..`",
        "name a .yaml or .json file below the folder of the feature or a folder above it, without `..`",
        "フィーチャのフォルダー又はその上位フォルダー内の .yaml、.json ファイルを、`..` を使わずに書いてください",
    ),
    "no-company-file": (
        "找不到企业资料文件 `{path}`",
        "there is no company file `{path}`",
        "企業ファイル `{path}` が見つかりません",
    ),
    "no-company-file.help": (
        "按功能文件所在文件夹、其上级文件夹的顺序查找",
        "it is looked for in the folder of the feature and the folders above it",
        "フィーチャのフォルダーから上位のフォルダーへ順に探します",
    ),
    "no-features": (
        "`{path}` 中没有 .feature 文件",
        "there is no .feature file in `{path}`",
        "`{path}` に .feature ファイルがありません",
    ),
    "no-features-of": (
        "`{path}` 中没有关于 `{programme}` 的场景",
        "no feature in `{path}` is about `{programme}`",
        "`{path}` に `{programme}` についてのシナリオがありません",
    ),
    "not-a-feature": (
        "`{path}` 不是 .feature 文件",
        "`{path}` is not a .feature file",
        "`{path}` は .feature ファイルではありません",
    ),
    "no-such-tag": (
        "没有场景带有标签 `{name}`",
        "no scenario has the tag `{name}`",
        "タグ `{name}` の付いたシナリオがありません",
    ),
    "@name:fact": ("资料项", "fact|facts", "情報項目"),
    "@name:policy": ("政策", "policy|policies", "施策"),
    "@name:criterion": ("条件", "criterion|criteria", "要件"),
    "@name:award": ("支持标准", "award|awards", "支援内容"),
    "@name:clause": ("条件或者支持标准", "criterion or award|criteria or awards", "要件又は支援内容"),
    "@name:outcome": ("结论", "outcome|outcomes", "判定"),
    "@name:verdict": ("条件判定", "verdict|verdicts", "要件の判定"),
    "@name:basis": ("依据", "basis|bases", "根拠"),
    "@name:party": ("另一方", "party|parties", "相手方"),
    "@name:point": ("待审定事项", "open question|open questions", "審査事項"),
    "@name:rule": ("政策间规定", "interaction|interactions", "施策間の規定"),
    "@name:source": ("出处", "source|sources", "出典"),
    "@name:contradiction": ("矛盾", "contradiction|contradictions", "矛盾"),
    "@name:statement": ("是非类资料项", "statement|statements", "はい・いいえの情報項目"),
    "@name:none": ("取值（清单为空写“无”）", "value (an empty list is none)", "値（空の一覧は「なし」）"),
    "@step:given": ("假如", "Given", "前提"),
    "@step:when": ("当", "When", "もし"),
    "@step:then": ("那么", "Then", "ならば"),
}
