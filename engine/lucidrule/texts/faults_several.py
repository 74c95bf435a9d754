"""Faults of several programmes that stand together."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "fact-declared-otherwise": (
        "资料项 `{name}` 在两份政策文件中的定义不一致（`{key}`）：此处为 `{second}`，`{other}` 为 `{first}`",
        "the fact `{name}` is declared otherwise (`{key}`): `{second}` here, `{first}` in {other}",
        "情報項目 `{name}` の定義が政策文書間で異なります（`{key}`）：ここでは `{second}`、{other} では `{first}`",
    ),
    "fact-declared-otherwise.help": (
        "同一代号的资料项在一并载入的政策文件中须含义相同；含义不同的，请改用不同代号",
        "programmes that are loaded together share facts by id; give what means something else another id",
        "併せて読み込む政策文書では同じ識別名の情報項目は同じ意味でなければなりません。意味が異なるものは別の識別名にしてください",
    ),
    "programme-twice": (
        "政策文件 `{name}` 重复载入，另一处为 {other}",
        "the programme `{name}` is loaded twice; the other one is {other}",
        "政策文書 `{name}` が二重に読み込まれています（もう一方：{other}）",
    ),
    "since-version": (
        "`{name}` 须用规则语言第{version}版",
        "`{name}` belongs to version {version} of the rule language",
        "`{name}` は規則言語の第{version}版以降で使えます",
    ),
    "since-version.help": (
        "请在 policies.yaml 中写明 `language: {version}`",
        "write `language: {version}` in policies.yaml",
        "policies.yaml に `language: {version}` と書いてください",
    ),
    "until-before": (
        "截止日 {until} 早于基准日 {as_of}",
        "{until} is before the reference date, {as_of}",
        "終わりの日 {until} が基準日 {as_of} より前です",
    ),
    "until-too-far": (
        "截止日 {until} 过远，至多为基准日之后{most}年",
        "{until} is too far ahead: at most {most} years",
        "終わりの日 {until} が先すぎます（基準日から{most}年以内）",
    ),
    "needs-calendar": (
        "写入日历所需的组件未安装（{name}）",
        "calendars need a package that is not installed ({name})",
        "カレンダーの書き込みに必要なパッケージがありません（{name}）",
    ),
    "needs-calendar.help": (
        "pip install 'lucidrule[calendar]' / uv run --extra calendar lucidrule …",
        "pip install 'lucidrule[calendar]' / uv run --extra calendar lucidrule …",
        "pip install 'lucidrule[calendar]' / uv run --extra calendar lucidrule …",
    ),
    "needs-report": (
        "写入 PDF 所需的组件未安装（{name}）",
        "PDF needs a package that is not installed ({name})",
        "PDF の書き出しに必要なパッケージがありません（{name}）",
    ),
    "needs-report.help": (
        "pip install 'lucidrule[report]' / uv run --extra report lucidrule …；网页（--html）不需要它",
        "pip install 'lucidrule[report]' / uv run --extra report lucidrule …; pages (--html) do without it",
        "pip install 'lucidrule[report]' / uv run --extra report lucidrule …（--html には不要です）",
    ),
    "needs-font": (
        "本机没有可用于写入 PDF 的中日文字体",
        "this machine has no font with Chinese and Japanese, which a PDF needs",
        "この端末には、PDF の書き出しに必要な中国語・日本語の書体がありません",
    ),
    "needs-font.help": (
        "请安装字体。Debian、Ubuntu：apt install fonts-noto-cjk；macOS：在“字体册”中下载宋体（Songti SC），"
        "或者 brew install --cask font-noto-serif-cjk；Windows：在“可选功能”中添加“中文(简体)补充字体”",
        "install one. Debian, Ubuntu: apt install fonts-noto-cjk; macOS: Songti SC in Font Book, or "
        "brew install --cask font-noto-serif-cjk; Windows: “Chinese (Simplified) Supplemental Fonts” among "
        "the optional features",
        "書体をインストールしてください。Debian、Ubuntu：apt install fonts-noto-cjk、macOS：Font Book で "
        "Hiragino Mincho、又は brew install --cask font-noto-serif-cjk、Windows：「オプション機能」の"
        "「日本語補助フォント」",
    ),
    "one-programme-only": (
        "`{command}` 一次只能针对一份政策文件，现给出 {names}",
        "`{command}` is about one programme; given are {names}",
        "`{command}` が対象とする政策文書は一つです（指定：{names}）",
    ),
    "programme-too-far": (
        "`{path}` 离场景文件过远，不予读取",
        "`{path}` is further away than features may reach",
        "`{path}` はシナリオから参照できる範囲の外にあります",
    ),
    "programmes-of-features": (
        "programmes.yaml 应在 `programmes:` 下列出政策文件所在的文件夹",
        "programmes.yaml has to list the folders of programmes below `programmes:`",
        "programmes.yaml には `programmes:` の下に政策文書のフォルダーを列挙してください",
    ),
    "total-of-currencies": (
        "各政策文件使用不同货币，没有合计 `{value}` 可核对",
        "the programmes have several currencies, so there is no total `{value}`",
        "政策文書の通貨が異なるため、合計 `{value}` は確かめられません",
    ),
    "total-of-currencies.help": (
        "请分别核对各项政策的金额",
        "expect the sum of each policy",
        "施策ごとの金額を書いてください",
    ),
}
