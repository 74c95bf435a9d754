"""The pages of the register."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "reg_title": ("企业台账", "Register", "企業台帳"),
    "reg_lead": (
        "导入企业表，逐家判定各项政策；核对行数并确认后记入台账。结论可筛选、下载，每家企业的历史可查。",
        "Take a table of companies and judge every policy for each; look at its rows, and confirm that it is entered "
        "into the register. Filter and download what comes of it, and look at the history of a company.",
        "企業表を取り込み、企業ごとに各施策を判定します。行を照合し、確認すると台帳に登録されます。判定は絞り込み及び"
        "ダウンロードができ、企業の履歴を閲覧できます。",
    ),
    "reg_foot": (
        "本页面向工作人员。导入的企业表和结论保存在服务器上，删去后不再保留。",
        "For those who keep the register. What is taken here is kept on the server until it is deleted.",
        "担当者用のページです。取り込んだ企業表と判定はサーバーに保存され、削除すると残りません。",
    ),
    "reg_take": ("导入企业表", "Take a table", "企業表の取込み"),
    "reg_file": (
        "企业表（.xlsx、.xls、.ods、.csv）",
        "Table (.xlsx, .xls, .ods, .csv)",
        "企業表（.xlsx、.xls、.ods、.csv）",
    ),
    "reg_file_how": (
        "每行一家企业；空格按未知处理，不视为“否”或者零。",
        "A row for each company; empty cells are not known, and count neither as no nor as zero.",
        "1行に1企業。空欄は不明として扱い、「いいえ」や零とはみなしません。",
    ),
    "reg_granted": (
        "标明拟支持企业的列（需要公示名单的填写）",
        "Column that marks what is granted (for a list to publish)",
        "交付対象を示す列（公表用の一覧を作る場合）",
    ),
    "reg_notice_format": ("公示名单的格式", "Format of the list", "一覧の形式"),
    "reg_ignore_unknown": (
        "不识别的列照原样保留，不作判定依据",
        "Leave alone columns that name no fact",
        "情報項目に当たらない列はそのまま残す",
    ),
    "reg_all_rows": (
        "是否企业存疑的行也作判定",
        "Judge also rows that may be no companies",
        "企業かどうか疑わしい行も判定する",
    ),
    "reg_hint_box": (
        "{}；须保留而不采用的，请在导入时勾选{}",
        "{}; or tick {} and take it again",
        "{}。列を残して採用しない場合は、取込みの際に{}を選んでください",
    ),
    "reg_do_take": ("导入并判定", "Take and judge it", "取り込んで判定"),
    "reg_no_file": ("请选择文件", "Choose a file.", "ファイルを選択してください"),
    "reg_one_at_a_time": (
        "正在判定另一张企业表，请稍后再导入",
        "Another table is being judged; try again when it is done.",
        "別の企業表を判定中です。終わってから取り込んでください",
    ),
    "reg_tables": ("已导入的企业表", "Tables taken", "取込み済みの企業表"),
    "reg_none": ("尚未导入企业表。", "None yet.", "まだありません。"),
    "reg_name": ("文件", "File", "ファイル"),
    "reg_begun": ("导入时间（协调世界时）", "Taken (UTC)", "取込み日時（協定世界時）"),
    "reg_by": ("导入人员", "By", "取込み者"),
    "reg_state": ("状态", "State", "状態"),
    "reg_companies": ("企业（家）", "Companies", "企業数"),
    "reg_state:running": ("判定中", "being judged", "判定中"),
    "reg_state:ready": ("待确认", "to be confirmed", "確認待ち"),
    "reg_state:entering": ("记入台账中", "being entered", "台帳に登録中"),
    "reg_state:done": ("已完成", "done", "完了"),
    "reg_state:failed": ("未完成", "not done", "未完了"),
    "reg_running_how": (
        "正在判定，已完成{}家。",
        "It is being judged: {0} {0:company|companies} so far.",
        "判定中です。{}企業が終わりました。",
    ),
    "reg_entering_how": (
        "正在记入台账，尚余{}家。",
        "It is being entered into the register: {0} {0:company|companies} left.",
        "台帳に登録中です。残り{}企業です。",
    ),
    "reg_confirm": ("确认记入台账", "Enter it into the register", "台帳への登録"),
    "reg_confirm_how": (
        "请先核对行数、未判定的行及其原因、未采用的单元格；逐行清单见测算结果（.xlsx）。确认后，{}家企业的资料按基准日"
        "逐项记入台账，记明导入人员、文件和行；台账已有的相同资料不重复记入，空格不改动台账；注明不详的记为已询问、未知，不取代台账已有的资料。未确认的企业表保留一天。",
        "Look at the rows first, at those left out and why, and at the cells that were not taken; each of them stands "
        "in the result (.xlsx). Then what the table says of {0} {0:company|companies} goes into the register fact by "
        "fact, of the reference date, with who took the table, its file and row. What the register knows already is "
        'not told again, an empty cell changes nothing, and a cell that says "unknown" is kept as asked and not known '
        "where the register knows nothing. A table that nobody confirms is kept for a day.",
        "先に、行の照合、判定対象外の行とその理由、採用しなかったセルを確認してください。個々の一覧は試算結果（.xlsx）に"
        "あります。確認すると、{}企業の情報項目が基準日付で一つずつ台帳に登録され、取込み者、ファイル及び行が残ります。"
        "台帳と同じ内容は重ねて登録せず、空欄は台帳を変えません。不明と記されたセルは、質問済み・不明として登録し、台帳に"
        "ある情報項目には代わりません。確認しない企業表は1日保存されます。",
    ),
    "reg_foreseen": (
        "记入后，台账新增企业{}家；台账已有的企业中，{}家的资料有变动，其中{}家的结论有变动。",
        "Once entered, {0} {0:company|companies} more stand in the register; of {1} {1:company|companies} that it has "
        "facts change, and of {2} {2:company|companies} outcomes.",
        "登録すると、台帳に{}企業が加わります。台帳にある企業のうち、情報項目が変わるのは{}企業、うち判定が変わるのは{}企業です。",
    ),
    "reg_foreseen_first": (
        "资料有变动的企业较多，以上变动数和下表仅为前{}家。",
        "More companies change: counted and listed are the first {0}.",
        "変動のある企業が多いため、上の変動の数及び下の表は、初めの{}企業に限ります。",
    ),
    "reg_foreseen_title": ("结论变动", "Outcomes that change", "判定の変動"),
    "reg_foreseen_refused": (
        "下列资料与台账不符，记入时将予退回：",
        "This contradicts the register, and is refused when the table is entered:",
        "次の情報項目は台帳と矛盾するため、登録の際に受け付けません：",
    ),
    "reg_do_keep": ("确认并记入台账", "Confirm and enter", "確認して登録"),
    "reg_do_drop": ("放弃本表", "Discard it", "取り込まない"),
    "reg_source": ("{}第{}行，{}导入", "{}, row {}, taken on {}", "{}の{}行目、{}取込み"),
    "reg_entered": (
        "记入台账{}项，退回{}项。",
        "Entered into the register: {}; refused: {}.",
        "台帳に{}件登録、{}件差戻し。",
    ),
    "reg_entering_broken": (
        "记入台账中断。已记入的不会重复，请再次确认。",
        "It broke off. Confirm it again: what was entered does not count twice.",
        "台帳への登録が中断しました。登録済みのものは重複しません。もう一度確認してください。",
    ),
    "reg_look_again": ("刷新", "Look again", "再表示"),
    "reg_broken": (
        "判定中断，未保存任何结论。请重新导入。",
        "It broke off, and nothing of it is kept. Take it again.",
        "判定が中断し、何も保存されていません。もう一度取り込んでください。",
    ),
    "reg_account": ("行数核对", "Rows read, judged and left out", "行の照合"),
    "reg_firms": ("企业与结论", "Companies and outcomes", "企業と判定"),
    "reg_find": ("企业名称或者企业编号", "Name or number", "企業名又は企業番号"),
    "reg_any_policy": ("全部政策", "any policy", "すべての施策"),
    "reg_any_outcome": ("全部结论", "any outcome", "すべての判定"),
    "reg_order": ("排序", "Order", "並び順"),
    "reg_order:row": ("原表顺序", "as in the table", "元の表の順"),
    "reg_order:sum": ("测算金额由高到低", "highest sum first", "試算額の高い順"),
    "reg_order:missing": ("尚缺资料由少到多", "fewest missing facts first", "不足情報の少ない順"),
    "reg_filter": ("筛选", "Filter", "絞り込む"),
    "reg_clear": ("清除", "Clear", "解除"),
    "reg_found": (
        "共{}家企业；第{}页，共{}页。",
        "{0} {0:company|companies}; page {1} of {2}.",
        "{}企業（{}／{}ページ）",
    ),
    "reg_pages": ("翻页", "Pages of companies", "ページ送り"),
    "reg_page": ("第{}页", "Page {}", "{}ページ"),
    "reg_row": ("行", "Row", "行"),
    "reg_missing": ("尚缺资料（项）", "Missing facts", "不足情報（件）"),
    "reg_scrolls": ("{}，可左右滚动", "{}, scrolls sideways", "{}（横にスクロール可）"),
    "reg_downloads": ("下载", "Downloads", "ダウンロード"),
    "reg_result": ("测算结果（.xlsx）", "Result (.xlsx)", "試算結果（.xlsx）"),
    "reg_notice": ("公示名单", "List to publish", "公表用の一覧"),
    "reg_delete": ("删去本表", "Delete this table", "この表を削除"),
    "reg_delete_how": (
        "删去后，本表及其结论不再保留；企业台账的记录不受影响。",
        "The table and its outcomes are gone then; entries of the register stay.",
        "この表と判定は残りません。企業台帳の記録は変わりません。",
    ),
    "reg_outcomes": ("各项政策的结论", "Outcomes", "各施策の判定"),
    "reg_before": ("其他企业表中的结论", "In other tables", "他の企業表での判定"),
    "reg_history": ("台账记录", "What the register says", "台帳の記録"),
    "reg_no_history": (
        "企业台账中没有本企业的记录。",
        "The register has no entries about this company.",
        "企業台帳にこの企業の記録はありません。",
    ),
    "usage_store": (
        "--store 须与 --password-file、--user-header、--no-password 之一同用，这些选项也不能单独使用；--no-password "
        "只能用于本机监听地址，--staff 只能与 --user-header 同用",
        "--store goes with one of --password-file, --user-header and --no-password, and none of these without it; "
        "--no-password only where it listens to this machine alone, --staff only with --user-header",
        "--store には --password-file、--user-header、--no-password のいずれか一つが必要で、単独では使えません。"
        "--no-password はこのマシンからのみ待ち受ける場合に限り、--staff は --user-header と併せて使います",
    ),
}
