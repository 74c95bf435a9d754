"""What is wrong with keys of later versions, drafts, windows, documents and answers of the authority."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "newer-key": (
        "键 `{name}` 属于规则语言第{version}版",
        "the key `{name}` belongs to version {version} of the rule language",
        "キー `{name}` は規則言語の第{version}版のものです",
    ),
    "newer-key.help": (
        "请在 policies.yaml 中写 `language: {version}`",
        "write `language: {version}` in policies.yaml",
        "policies.yaml に `language: {version}` と書いてください",
    ),
    "text-lacks-language": (
        "草案：此处文字缺少 {names}",
        "draft: this text lacks {names}",
        "草案：この文には {names} がありません",
    ),
    "bad-language": (
        "`{value}` 不是语言代码",
        "`{value}` is no tag of a language",
        "`{value}` は言語コードではありません",
    ),
    "bad-language.help": (
        "请写小写字母的代码，例如 zh、en、ja、fr、pt-BR",
        "write it in small letters, such as zh, en, ja, fr, pt-BR",
        "小文字のコードで書いてください（例：zh、en、ja、fr、pt-BR）",
    ),
    "missing-basis": ("缺少键 {names}", "the key {names} is missing", "キー {names} がありません"),
    "missing-basis.help": (
        "条款各自注明依据，政策所写的不及于其条款：`basis: published`、`reported`（均须另写 `source`）或者 `assumed`",
        "each clause has its own, not that of its policy: `basis: published`, `reported` (with `source`) or `assumed`",
        "条項ごとに記し、施策の根拠は及びません：`basis: published`、`reported`（`source` も必要）又は `assumed`",
    ),
    "texts-lack-language": (
        "草案：{count}处文字缺少 {names}（第{lines}行）；逐处列出请加 --full",
        "draft: {count} texts lack {names} (lines {lines}); --full lists each",
        "草案：{count}か所の文に {names} がありません（{lines}行）。--full で一つずつ示します",
    ),
    "draft-in-register": (
        "企业台账不采用草案：{names}",
        "a register takes no drafts: {names}",
        "台帳には草案を用いません：{names}",
    ),
    "draft-in-register.help": (
        "定稿后删去 `status: draft`；仅供试用的，加 --draft",
        "take `status: draft` away once they are ready; to try them, --draft",
        "完成したら `status: draft` を削除してください。試用には --draft を付けます",
    ),
    "not-a-day-of-year": (
        "`{value}` 不是一年中的某日",
        "`{value}` is no day of a year",
        "`{value}` は年の中の日ではありません",
    ),
    "not-a-day-of-year.help": (
        "月、日各写两位，例如 `03-01`；只开放一次的期间写在 `once:` 之下",
        "month and day, as `03-01`; a window that opens only once stands below `once:`",
        "月と日を `03-01` のように書いてください。一度限りの期間は `once:` の下に書きます",
    ),
    "window-backwards": (
        "申报期间的末日 {to} 早于首日 {from_}",
        "the window ends on {to}, before it begins on {from_}",
        "申請期間の終わり {to} が始まり {from_} より前です",
    ),
    "proves-nothing": (
        "`{name}` 既不是资料项，也不是此处适用的条件",
        "`{name}` is neither a fact nor a criterion that is asked here",
        "`{name}` は情報項目でも、ここで問われる要件でもありません",
    ),
    "answer-of-no-record": (
        "待审定事项 `{name}` 不是逐项提出的，不能按序号答复",
        "the open point `{name}` is not asked of each record, so it is answered once",
        "審査事項 `{name}` は一件ごとの問いではないため、番号ごとには回答できません",
    ),
    "no-such-record": (
        "`{name}`：没有这一项",
        "`{name}`: there is no such record",
        "`{name}`：その番号の件はありません",
    ),
}
