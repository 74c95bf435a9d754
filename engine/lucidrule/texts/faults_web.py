"""What goes wrong where pages and endpoints are served."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "needs-web": (
        "提供网页和接口所需的组件未安装（{name}）",
        "serving pages needs a package that is not installed ({name})",
        "ページの提供に必要なパッケージがありません（{name}）",
    ),
    "needs-web.help": (
        "pip install 'lucidrule[web]' / uv run --extra web lucidrule …",
        "pip install 'lucidrule[web]' / uv run --extra web lucidrule …",
        "pip install 'lucidrule[web]' / uv run --extra web lucidrule …",
    ),
    "unknown-programme": (
        "没有代号为 `{name}` 的政策文件",
        "there is no programme `{name}`",
        "識別名が `{name}` の施策一式はありません",
    ),
    "state-damaged": (
        "随页面传递的资料已损坏或者过大",
        "what travels in the page is damaged, or too large",
        "ページとともに送られた内容が壊れているか、大きすぎます",
    ),
    "state-damaged.help": (
        "请打开已保存的资料文件，或者重新填报",
        "open the company file that you saved, or begin anew",
        "保存した企業ファイルを開くか、初めから入力してください",
    ),
    "nothing-said": (
        "尚未填写",
        "nothing is filled in",
        "何も記入されていません",
    ),
    "nothing-said.help": (
        "确实不清楚的，请选“不清楚”",
        "if you do not know it, choose “Don't know”",
        "分からない場合は「不明」を選んでください",
    ),
    "answer-too-long": ("所填内容过长", "the answer is too long", "回答が長すぎます"),
    "company-too-long": (
        "资料文件过大，至多{most} KB",
        "the company file is too large: at most {most} KB",
        "企業ファイルが大きすぎます（{most} KB まで）",
    ),
    "records-too-many": (
        "各清单合计至多{most}项",
        "there are too many records: at most {most} in all lists",
        "一覧の件数が多すぎます（合計{most}件まで）",
    ),
    "records-too-many.help": (
        "更多的，请用命令 lucidrule check",
        "for more use the command lucidrule check",
        "それより多い場合はコマンド lucidrule check をお使いください",
    ),
    "password-line": (
        "应为“姓名:口令”，口令至少{least}个字符",
        "expected name:password, of at least {least} characters",
        "「名前:パスワード」（{least}文字以上）でなければなりません",
    ),
    "which-row": (
        "须指明企业表中的一行：符合的有{count}行；表中有：{rows}",
        "say which row of the table is meant: {count} are like that; there are {rows}",
        "企業表のどの行かを一つ指定してください：該当{count}行。表にあるもの：{rows}",
    ),
}
