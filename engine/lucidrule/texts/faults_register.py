"""Faults of events and of registers of companies."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "event-too-long": (
        "一条记录为一行，最多1,000,000个字符",
        "an event is one line of at most 1,000,000 characters",
        "一件の記録は一行、1,000,000文字までです",
    ),
    "line-without-end": (
        "一行超过{most}字节仍未结束，不再读取",
        "the line has no end within {most} bytes; nothing further is read",
        "一行が{most}バイトを超えても終わらないため、以降を読みません",
    ),
    "no-events": (
        "`{path}` 中已有{count}行不能接收，且无一行可以接收，不再读取",
        "of `{path}` {count} lines were refused and none was taken; nothing further is read",
        "`{path}` の{count}行が差戻しとなり、一行も受け取れないため、以降を読みません",
    ),
    "event-not-json": (
        "不是JSON格式的记录：{problem}",
        "not an event in JSON: {problem}",
        "JSON形式の記録ではありません：{problem}",
    ),
    "@json:object": ("应为一个对象", "an object is expected", "オブジェクトが必要です"),
    "@json:value": ("此处应为一个值", "a value is expected here", "ここには値が必要です"),
    "@json:name": (
        "此处应为双引号内的名称",
        "a name in double quotes is expected here",
        "ここには二重引用符で囲んだ名前が必要です",
    ),
    "@json:colon": ("此处应为半角冒号", "a colon is expected here", "ここには半角のコロンが必要です"),
    "@json:comma": ("此处应为半角逗号", "a comma is expected here", "ここには半角の読点（,）が必要です"),
    "@json:comma-last": ("最后一项之后不应有逗号", "no comma follows the last item", "最後の値の後に読点は書けません"),
    "@json:more": ("对象之后还有其他内容", "something follows the object", "オブジェクトの後に余分な内容があります"),
    "@json:unclosed": ("引号没有结束", "a quote is never closed", "引用符が閉じられていません"),
    "@json:control": (
        "引号内有换行、制表符等控制字符",
        "there is a control character within quotes, such as a tab",
        "引用符の中にタブなどの制御文字があります",
    ),
    "@json:escape": (
        "反斜杠之后的字符不能识别",
        "what follows the backslash is not known",
        "バックスラッシュの後の文字が読めません",
    ),
    "@json:digits": ("数字位数过多", "a number has too many digits", "数字の桁数が多すぎます"),
    "@json:encoding": ("不是 UTF-8 文本", "it is not UTF-8", "UTF-8 の文字列ではありません"),
    "event-not-json.help": ("每行一个对象", "one object in each line", "一行に一つのオブジェクトを書いてください"),
    "event-not-text": (
        "`{name}` 须为1至500个字符的文本",
        "`{name}` must be a text of 1 to 500 characters",
        "`{name}` は1～500文字の文字列でなければなりません",
    ),
    "event-value": (
        "记录须有 `value` 或者 `withdrawn: true`，且只能有其一",
        "an event has either `value` or `withdrawn: true`",
        "記録には `value` と `withdrawn: true` のいずれか一方のみが必要です",
    ),
    "event-retracts": (
        "作废其他记录的记录只写 `retract`，不写资料项和取值",
        "an event with `retract` says nothing else of any fact",
        "`retract` を書いた記録には、情報項目や値を書けません",
    ),
    "event-retracts.help": (
        "`retract` 写拟作废记录的 `id`；更正后的资料另立一条记录",
        "`retract` has the `id` of the event that never should have been; what is right is an event of its own",
        "`retract` には取り消す記録の `id` を書き、正しい情報は別の記録として送ってください",
    ),
    "event-ahead": (
        "日期{date}晚于报送当日（{today}），且超过{most}天",
        "the date {date} is more than {most} days after today, {today}",
        "日付{date}は、受信日（{today}）から{most}日を超えて先です",
    ),
    "event-ahead.help": (
        "请核对年份；台账的基准日不得因误写而前移",
        "look at the year; it would move the register for good",
        "年を確かめてください。台帳の基準日が誤って進むことになります",
    ),
    "register-moved-ahead": (
        "基准日{date}晚于今日（{today}），且超过{most}天",
        "the date {date} is more than {most} days after today, {today}",
        "基準日{date}は、本日（{today}）から{most}日を超えて先です",
    ),
    "register-moved-ahead.help": (
        "请核对年份：台账基准日前移后不能退回；届时的结论可用 `check`、`screen` 查看",
        "look at the year: the register would never come back; what holds at a later date, `check` and `screen` tell",
        "年を確かめてください。台帳は元の日に戻せません。その日の判定は `check` と `screen` で確認できます",
    ),
    "retract-unknown": (
        "没有记录 `{name}` 可供作废",
        "there is no event `{name}` to retract",
        "取り消す記録 `{name}` はありません",
    ),
    "retract-other-company": (
        "记录 `{name}` 属于企业 `{company}`",
        "the event `{name}` is about `{company}`",
        "記録 `{name}` は企業 `{company}` のものです",
    ),
    "retract-twice": (
        "记录 `{name}` 已由 `{by}` 作废",
        "the event `{name}` is retracted already, by `{by}`",
        "記録 `{name}` は既に `{by}` により取り消されています",
    ),
    "retract-retraction": (
        "记录 `{name}` 本身是作废其他记录的，不得作废",
        "the event `{name}` is a retraction itself, which stays",
        "記録 `{name}` は取消しの記録であり、取り消せません",
    ),
    "retract-retraction.help": (
        "请将原资料另立一条记录重新报送",
        "tell the fact again, as a new event",
        "元の情報を新しい記録として送ってください",
    ),
    "event-other-content": (
        "记录 `{name}` 已经存在，且内容不同",
        "the event `{name}` is kept already, with other content",
        "記録 `{name}` は既に別の内容で登録されています",
    ),
    "event-other-content.help": (
        "更正请另立一条记录，使用新的代号",
        "a correction is a new event with an id of its own",
        "訂正は、新しい識別名の記録として送ってください",
    ),
    "store-not-ours": (
        "`{path}` 不是 lucidrule 的企业台账",
        "`{path}` is not a register of lucidrule",
        "`{path}` は lucidrule の台帳ではありません",
    ),
    "store-not-ours.help": ("未对其作任何写入", "nothing was written to it", "何も書き込んでいません"),
    "store-strange": (
        "企业台账 `{path}` 中的 `{name}` 与台账应有的结构不符",
        "in the register `{path}`, `{name}` is not as registers have it",
        "台帳 `{path}` の `{name}` は、台帳の本来の構造と異なります",
    ),
    "store-strange.help": (
        "未对其作任何写入；该文件曾被其他程序改动，请从备份恢复",
        "nothing was written to it; another program has changed the file, take it from a backup",
        "何も書き込んでいません。別のプログラムがファイルを変更しています。バックアップから復元してください",
    ),
    "store-dangling": (
        "`{path}` 是一个链接，所指文件不存在",
        "`{path}` is a link that leads to no file",
        "`{path}` はリンクですが、リンク先のファイルがありません",
    ),
    "store-gone": (
        "企业台账 `{path}` 在使用期间被移走或者替换",
        "the register `{path}` was moved away or replaced while it was open",
        "台帳 `{path}` は使用中に移動又は置換されました",
    ),
    "store-gone.help": (
        "此后的记录未予写入；请核对文件后重新启动，并再次报送",
        "nothing was written since; see to the file, start again and send the events again",
        "以後は何も書き込んでいません。ファイルを確認して起動し直し、記録を再び送ってください",
    ),
    "store-cut": (
        "企业台账 `{path}` 末尾缺失：已告知至第{told}条记录，而文件只到第{last}条",
        "the end of the register `{path}` is missing: entries were told up to {told}, it has {last}",
        "台帳 `{path}` の末尾が欠けています：記録{told}まで通知済みですが、{last}までしかありません",
    ),
    "store-cut.help": (
        "未对其作任何写入；请从备份恢复",
        "nothing was written to it; take it from a backup",
        "何も書き込んでいません。バックアップから復元してください",
    ),
    "store-damaged": (
        "企业台账 `{path}` 已损坏：{reason}",
        "the register `{path}` is damaged: {reason}",
        "台帳 `{path}` は破損しています：{reason}",
    ),
    "@store:pages": (
        "存储页之间不一致",
        "its pages do not fit together",
        "ページの間に矛盾があります",
    ),
    "@store:text": ("含有不是 UTF-8 的文字", "it holds text that is not UTF-8", "UTF-8 でない文字があります"),
    "store-damaged.help": (
        "未对其作任何写入；请从备份恢复",
        "nothing was written to it; take it from a backup",
        "何も書き込んでいません。バックアップから復元してください",
    ),
    "store-version": (
        "企业台账 `{path}` 为第{found}版格式，本程序使用第{expected}版格式",
        "the register `{path}` is of version {found}, this lucidrule writes version {expected}",
        "台帳 `{path}` は第{found}版の形式ですが、本プログラムの形式は第{expected}版です",
    ),
    "store-version.help": (
        "文件未作任何改动；请使用建立该企业台账的程序版本打开",
        "nothing was written to it; open it with the lucidrule that made it",
        "何も書き込んでいません。台帳を作成した版の lucidrule で開いてください",
    ),
    "store-other-rules": (
        "企业台账 `{path}` 现已适用其他规则",
        "the register `{path}` stands under other rules by now",
        "台帳 `{path}` には既に別の規則が適用されています",
    ),
    "store-other-rules.help": (
        "另一进程已更新规则；请以应适用的规则重新启动",
        "another process has renewed it; start again with the rules that shall hold",
        "別のプロセスが規則を改めました。適用すべき規則で起動し直してください",
    ),
    "store-lacks-programme": (
        "企业台账 `{path}` 还适用以下政策文件，此次未给出：{names}",
        "the register `{path}` stands under programmes that are not given: {names}",
        "台帳 `{path}` には、指定されていない政策文書も適用されています：{names}",
    ),
    "store-lacks-programme.help": (
        "请用 --programme 一并给出；确实不再适用的，用 watch --leave-out 代号 注明。"
        "台账未作任何改动，其政策的结论保持不变",
        "give each of them with --programme, too, or leave it out on purpose: watch --leave-out ID; "
        "nothing was changed, and what their policies came to stands",
        "--programme で併せて指定してください。今後適用しない場合は watch --leave-out 識別名 で明示してください。"
        "台帳は変更されておらず、その施策の判定もそのままです",
    ),
    "store-leave-out": (
        "企业台账 `{path}` 未适用政策文件 `{name}`，或者此次又给出了该文件，不能用 --leave-out 除去",
        "the register `{path}` does not stand under the programme `{name}`, or it is given all the same",
        "台帳 `{path}` に政策文書 `{name}` は適用されていないか、今回も指定されているため、--leave-out で除けません",
    ),
    "register-ahead": (
        "企业台账基准日已为{stands}，不得退回至{date}",
        "the register stands at {stands} already and does not go back to {date}",
        "台帳の基準日は既に{stands}であり、{date}には戻せません",
    ),
    "register-ahead.help": ("请给出更晚的日期", "give a later date", "より後の日付を指定してください"),
    "cannot-tell": (
        "无法输出结论变动：{reason}",
        "the changes cannot be told: {reason}",
        "変化を出力できません：{reason}",
    ),
    "cannot-tell.help": (
        "变动均已保存，下次启动时予以告知",
        "they are kept, and will be told at the next start",
        "変化は保存されており、次の起動時に知らせます",
    ),
    "since-ahead": (
        "企业台账只到第{last}条记录，`--since` 写的是{since}",
        "the register has entries up to {last}, `--since` says {since}",
        "台帳の記録は{last}までですが、`--since` は{since}です",
    ),
    "since-ahead.help": (
        "日期请写作 2022-06-30",
        "a date is written as 2022-06-30",
        "日付は 2022-06-30 のように書いてください",
    ),
    "store-busy": (
        "另一进程正在写入企业台账 `{path}`",
        "the register `{path}` is being written by another process",
        "別のプロセスが台帳 `{path}` に書き込んでいます",
    ),
    "store-busy.help": (
        "请待其结束，或者先将其停止",
        "wait until it has ended, or stop it",
        "終了を待つか、停止してください",
    ),
    "no-such-company": (
        "台账中没有企业 `{name}`",
        "the register knows no company `{name}`",
        "台帳に企業 `{name}` はありません",
    ),
}
