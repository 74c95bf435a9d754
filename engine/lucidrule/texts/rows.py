"""Rows that several of a table have to do with: of one company, or of what may be one."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "rows_same": (
        "同一企业有多行的：{}行，共{}家企业；逐行判定",
        "Several rows about one company: {0} rows about {1} {1:company|companies}; each row is judged",
        "同じ企業が複数行あるもの：{}行、{}社（行ごとに判定）",
    ),
    "kind_same": (
        "同一企业有多行（共{}家企业）",
        "several rows about one company ({0} {0:company|companies})",
        "同じ企業が複数行（{}社）",
    ),
    "kind_alike": ("视为同一企业", "taken for one company", "同じ企業とみなした番号"),
    "numbers_alike": ("{}视为同一企业", "{} are taken for one company", "{}は同じ企業とみなしました"),
    "numbers_alike_more": (
        "另有{}家企业的企业编号写法不一",
        "and the IDs of {0} more {0:company|companies}",
        "ほか{}社の番号にも異なる書き方があります",
    ),
    "names_same": (
        "请核对：未填企业编号而企业名称相同的有{}行，共{}个名称，按不同企业逐行判定；如为同一企业，请填写企业编号或者合并为一行",
        "Please check: {0} rows without an ID share {1} {1:name|names}; each is judged as a company of its own. "
        "If they are one, give them one ID or make them one row",
        "ご確認ください：企業番号がなく企業名が同じ行が{}行あり（企業名は{}件）、別々の企業として判定しました。"
        "同じ企業であれば、同じ企業番号を記入するか、一行にまとめてください",
    ),
    "names_alike": ("{}：{}行", "{0}: {1} rows", "{}：{}行"),
    "names_alike_more": ("另有{}个名称", "and {0} more {0:name|names}", "ほか{}件"),
    "kind_names": (
        "企业名称相同、无企业编号（按不同企业判定）",
        "the same name, without an ID (judged as companies of their own)",
        "企業名が同じで企業番号がない（別々の企業として判定）",
    ),
    "last_names": (
        "{}行企业名称相同，可能为同一企业",
        "{0} rows may be about one company",
        "{}行は同じ企業の可能性があります",
    ),
    "column_unheaded": (
        "请核对：第{}列没有列名，其中{}个单元格有内容，未采用（{}）",
        "Please check: column {0} has no heading; what stands in {1} {1:cell|cells} of it is not taken ({2})",
        "ご確認ください：{}列目には見出しがなく、内容のあるセル{}件を採用していません（{}）",
    ),
    "columns_unheaded_more": (
        "另有{}列没有列名而有内容",
        "and {0} more {0:column|columns} without a heading",
        "ほか{}列にも見出しがありません",
    ),
    "kind_unheaded": (
        "列没有列名，其中内容未采用（单元格数、列）",
        "column without a heading, not taken (cells, column)",
        "見出しのない列で採用しなかった内容（セル数、列）",
    ),
    "last_unheaded": (
        "{}个单元格所在列没有列名，未采用",
        "{0} {0:cell stands|cells stand} in columns without a heading",
        "見出しのない列のセル{}件は採用していません",
    ),
    "column_vast": (
        "请核对：列“{}”以{}计，其中{}个数额均在1000亿元以上，可能是以元填写的；已按列名的单位采用",
        "Please check: the column “{0}” counts in {1}, and each of its {2} {2:number|numbers} is 100 billion yuan "
        "or more: it may have been filled in in yuan; it is read in its unit all the same",
        "ご確認ください：列「{}」の単位は{}で、{}件の金額がすべて1000億元以上です。元単位で記入された可能性があります。"
        "見出しの単位のまま採用しています",
    ),
    "kind_vast": (
        "列中数额均在1000亿元以上，单位存疑（单元格数、列、单位）",
        "each number of a column is 100 billion yuan or more (cells, column, unit)",
        "列の金額がすべて1000億元以上で単位が疑わしい（セル数、列、単位）",
    ),
    "column_small": (
        "请核对：列“{}”以元计，其中{}个数额均不足各项政策所设最低数额（{}）的千分之一，可能是以万元填写的；已按元采用",
        "Please check: the column “{0}” counts in yuan; each of its {1} {1:number|numbers} is less than a thousandth "
        "of the least that any policy asks ({2}): it may have been filled in in 万元; it is read in yuan all the same",
        "ご確認ください：列「{}」の単位は元で、{}件の金額がいずれも各施策の定める最低額（{}）の千分の一未満です。"
        "万元単位で記入された可能性があります。元として採用しています",
    ),
    "kind_small": (
        "列中数额均不足政策所设最低数额的千分之一，单位存疑（单元格数、列、最低数额）",
        "each number of a column is less than a thousandth of what policies ask (cells, column, least asked)",
        "列の金額がいずれも施策の定める最低額の千分の一未満で単位が疑わしい（セル数、列、最低額）",
    ),
    "last_vast": (
        "{}个数额的单位存疑",
        "{0} {0:sum|sums} of a doubtful unit",
        "{}件の金額は単位の確認が必要です",
    ),
}
