"""What the commands for people without a terminal do: the pages of `--help`."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "help:serve": (
        (
            "提供网页和接口，供没有终端的人员和其他系统使用；按 Ctrl-C 停止。\n\n"
            "示例：lucidrule serve，然后用浏览器打开 http://127.0.0.1:8000\n"
            "所填内容不在服务器上保存。须安装：pip install 'lucidrule[web]'。"
        ),
        (
            "Serve a page for people without a terminal, and endpoints for programs, until Ctrl-C.\n\n"
            "Example: lucidrule serve, then open http://127.0.0.1:8000\n"
            "Nothing that is filled in is kept on the server. Needs: pip install 'lucidrule[web]'."
        ),
        (
            "端末を使わない人のためのページと、他のシステムのための API を提供します。Ctrl-C で停止します。\n\n"
            "例：lucidrule serve を実行し、ブラウザーで http://127.0.0.1:8000 を開きます。\n"
            "入力内容はサーバーに保存されません。必要なもの：pip install 'lucidrule[web]'。"
        ),
    ),
    "help:--against": (
        "与以前输出的接口说明比较，列出影响调用方的改动；有的，退出码为 1。",
        "Tell what breaks for callers that rely on a description printed before; exit 1 where something does.",
        "以前に出力した API の記述と比べ、呼出し側に影響する変更を示す。あれば終了コードは 1。",
    ),
    "help:mcp": (
        (
            "通过标准输入输出为智能助手提供工具（Model Context Protocol）：列出政策、询问、测算、说明、如何争取、"
            "何时变化。\n\n"
            "示例：在助手的设置中填写命令 lucidrule mcp --lang zh\n"
            "须安装：pip install 'lucidrule[web]'。"
        ),
        (
            "Serve tools for assistants (Model Context Protocol) over standard input and output: policies, the next "
            "question, determinations, explanations, what would change, when.\n\n"
            "Example: give an assistant the command lucidrule mcp\n"
            "Needs: pip install 'lucidrule[web]'."
        ),
        (
            "アシスタント用のツール（Model Context Protocol）を標準入出力で提供します：施策の一覧、次の質問、"
            "判定、説明、何を変えればよいか、いつ変わるか。\n\n"
            "例：アシスタントの設定にコマンド lucidrule mcp --lang ja を書きます。\n"
            "必要なもの：pip install 'lucidrule[web]'。"
        ),
    ),
    "help:serve --workers": (
        "进程数；未写的为1。",
        "How many processes answer; default: 1.",
        "応答するプロセスの数。省略時は1。",
    ),
    "help:serve --mcp": (
        "同时在 /mcp 提供智能助手用的工具。",
        "With the tools for assistants, under /mcp.",
        "アシスタント用のツールも /mcp で提供する。",
    ),
    "help:mcp --lang": (
        "助手未指明语言的，所用语言；未写的为英文。",
        "Language where an assistant asks for none; default: English.",
        "アシスタントが言語を指定しない場合の言語。省略時は英語。",
    ),
    "help:serve --host": (
        "监听地址；未写的只供本机访问。",
        "Address to listen at; default: this machine only.",
        "待ち受けるアドレス。省略時はこのマシンからのみ。",
    ),
    "help:serve --port": ("端口；未写的为 8000。", "Port; default: 8000.", "ポート。省略時は 8000。"),
    "help:serve --contact": (
        "安全问题的联系方式（mailto: 或者 https:），列入 security.txt。",
        "Whom to tell of a weakness (mailto: or https:), for security.txt.",
        "脆弱性の連絡先（mailto: 又は https:）。security.txt に載せる。",
    ),
    "help:serve --lang": (
        "浏览器未指明语言的，网页所用语言；未写的为英文。",
        "Language of pages where the browser asks for none; default: English.",
        "ブラウザーが言語を指定しない場合のページの言語。省略時は英語。",
    ),
    "help:serve --store": (
        "企业台账的文件；同时提供工作人员页面（导入企业表、查看结论和历史）。由谁查看，以 --password-file、"
        "--user-header 或者 --no-password 注明。",
        "File of a register: with pages for those who keep it, to take tables and look at outcomes and histories. "
        "Say who may: --password-file, --user-header or --no-password.",
        "企業台帳のファイル。担当者用のページ（企業表の取込み、判定と履歴の閲覧）も提供する。閲覧できる人を "
        "--password-file、--user-header 又は --no-password で示す。",
    ),
    "help:serve --password-file": (
        "可以查看台账人员的文件，每行写“姓名:口令”，口令至少8个字符。",
        "File of those who may see the register, a line name:password for each; at least 8 characters.",
        "台帳を閲覧できる人のファイル。1行に「名前:パスワード」（8文字以上）。",
    ),
    "help:serve --user-header": (
        "反向代理注明已登录人员所用的请求头；外来的同名请求头须由代理删去。",
        "Header in which a proxy names whom it has let in; it has to take away such a header from outside.",
        "プロキシが認証済みの利用者を示すヘッダー。外部から来た同名のヘッダーはプロキシで削除すること。",
    ),
    "help:serve --staff": (
        "代理注明的人员中可以查看台账的；可写多次，未写的为全部。",
        "Who of those that the proxy names may see the register; may be repeated; default: all.",
        "プロキシが示す利用者のうち台帳を閲覧できる人。複数指定可。省略時は全員。",
    ),
    "help:serve --no-password": (
        "本机任何人均可查看台账；只能与本机监听地址同用。",
        "Whoever is on this machine may see the register; only where it listens to this machine alone.",
        "このマシンの利用者は誰でも台帳を閲覧できる。このマシンからのみ待ち受ける場合に限る。",
    ),
}
