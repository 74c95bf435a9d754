"""What stands in the files of a new programme or policy, for those who write on."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "skeleton_top": (
        "一套政策的总文件。以 # 开头的是说明，可以删除。各段文字定稿前可以只用一种语言。",
        "The programme. Lines that begin with # explain and may be deleted. Texts of a draft may be in one language.",
        "施策一式の基本ファイル。# で始まる行は説明で、削除してよい。草案の文は一つの言語だけでもよい。",
    ),
    "skeleton_draft": (
        "草案：各段文字补全 zh、en、ja 后删去此行；validate 列出所缺的",
        "a draft: take this line away once every text stands in zh, en and ja; validate lists what is missing",
        "草案：文が zh・en・ja でそろったらこの行を削除する。不足は validate が示す",
    ),
    "skeleton_id": (
        "代号：小写字母开头，只用小写字母、数字和连字符",
        "ids: small letters, digits and hyphens, a letter first",
        "識別名は英小文字で始め、英小文字、数字、ハイフンだけを使う",
    ),
    "skeleton_in_force": (
        "首日；末日公布后另写 until",
        "the first day; once a last day is published: until",
        "初日。終期が公表されたら until を書く",
    ),
    "skeleton_basis": (
        "依据：published（发布单位正式文本）、reported（媒体报道），均须以 source 引用来源；assumed（推定）",
        "basis: published (the issuer's own text) or reported (a report), each with a source; assumed (modelled)",
        "依拠：published（公表）・reported（報道）は source で出典を引用する。assumed（推定）",
    ),
    "skeleton_year": (
        "年度数据取基准日所在年之前第几年的数据",
        "figures of a year are those of so many years before the reference date's",
        "年度の数値は、基準日の属する年の何年前のものか",
    ),
    "skeleton_sources": (
        "来源，各条款用其代号引用，如 source: gazette；推定所参照的，写明 rules_of 和 year",
        "the bibliography; clauses cite it by id: source: gazette; where clauses are assumed after it: rules_of, year",
        "出典。各条項から識別名で引用する（例：source: gazette）。推定でならうものは rules_of と year も書く",
    ),
    "skeleton_areas": (
        "类别及其各项政策，按次序；每项政策一个文件：rules/类别/政策.yaml",
        "areas and their policies, in order; each policy is a file: rules/AREA/POLICY.yaml",
        "分野とその施策（順序どおり）。施策ごとに一つのファイル rules/分野/施策.yaml",
    ),
    "skeleton_common": (
        "每项政策都要求的条件，见 rules/criteria.yaml",
        "criteria that every policy asks for, from rules/criteria.yaml",
        "すべての施策に共通の要件（rules/criteria.yaml）",
    ),
    "skeleton_interactions": (
        "各项政策能否同时享受；不能同时享受的列在 rules 下",
        "whether policies accumulate; those that do not are listed below rules",
        "重複交付の可否。重複して交付しないものは rules に書く",
    ),
    "skeleton_facts": (
        "企业资料项。类型：flag 是否、choice 选项、count 数量、money 金额、share 比例、date 日期、text 文字等",
        "what may be known about a company; types: flag, choice, count, money, share, date, text and others",
        "企業の情報項目。型：flag（はい・いいえ）、choice、count、money、share、date、text など",
    ),
    "skeleton_criteria": (
        "多项政策共用的条件",
        "criteria that several policies share",
        "複数の施策に共通の要件",
    ),
    "skeleton_policy": (
        "一项政策：各项条件全部符合的，按 entitlement 给予支持",
        "a policy: where all criteria hold, what stands below entitlement is granted",
        "一つの施策。要件をすべて満たすと、entitlement の支援を受ける",
    ),
    "skeleton_when": (
        "对资料项的要求：at_least 不低于，more_than 高于，at_most 不超过，less_than 低于",
        "what is asked of a fact: at_least, more_than, at_most, less_than",
        "情報項目への要求：at_least 以上、more_than 超、at_most 以下、less_than 未満",
    ),
    "skeleton_amount": (
        "金额：固定数额如 20万，或者比例（rate）乘以资料项（of），可以写上限（at_most）",
        "a fixed sum such as 20万, or a rate of a fact, if need be with at_most",
        "金額：20万 のような定額、又は情報項目（of）に対する割合（rate）。上限は at_most",
    ),
    "skeleton_feature": (
        "按现行判定起草的场景：请核对后修改、补充",
        "drafted from what the rules say now: check it, change it and add to it",
        "現在の判定から起草したシナリオ。確認のうえ修正・追加すること",
    ),
    "skeleton_company": ("示例企业", "Example Ltd.", "例示企業"),
    "skeleton_next": (
        "下一步：lucidrule validate {}",
        "next: lucidrule validate {}",
        "次に：lucidrule validate {}",
    ),
}
