"""The list that an office publishes of what it means to grant, what is not listed, and forms that are filled in."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "notice_title": ("关于拟支持企业名单的公示", "Notice of firms to be supported", "支援予定企業の公示"),
    "notice_text": (
        "根据{}，经审核，拟对下列企业给予支持，现予公示。",
        "Under {}, the following firms are to be supported after review. The list is published herewith.",
        "{}に基づき、審査の結果、下記の企業を支援する予定であるので、公示する。",
    ),
    "notice_period": (
        "公示期：＿＿＿＿年＿＿月＿＿日至＿＿＿＿年＿＿月＿＿日（＿＿个工作日）。"
        "公示期内有异议的，请以书面形式实名向＿＿＿＿＿＿＿＿反映，并附有关证明材料。",
        "Period for objections: ________ to ________ (____ working days). "
        "Objections in writing, with name and evidence, to ________________.",
        "公示期間：＿＿＿＿年＿＿月＿＿日から＿＿＿＿年＿＿月＿＿日まで（＿＿営業日）。"
        "異議のある者は、期間内に書面により記名の上、＿＿＿＿＿＿＿＿に申し出ること。",
    ),
    "notice_contact": (
        "联系人：＿＿＿＿＿＿　联系电话：＿＿＿＿＿＿＿＿　地址：＿＿＿＿＿＿＿＿＿＿＿＿",
        "Contact: ____________  Telephone: ____________  Address: ________________________",
        "担当者：＿＿＿＿＿＿　電話：＿＿＿＿＿＿＿＿　所在地：＿＿＿＿＿＿＿＿＿＿＿＿",
    ),
    "notice_office": (
        "＿＿＿＿＿＿＿＿＿＿＿＿（盖章）",
        "________________________ (seal)",
        "＿＿＿＿＿＿＿＿＿＿＿＿（印）",
    ),
    "notice_date": ("＿＿＿＿年＿＿月＿＿日", "Date: ________________", "＿＿＿＿年＿＿月＿＿日"),
    "notice_basis": (
        "制表依据：规则版本{}，基准日{}；共{}项。",
        "Made under rules version {0} as of {1}; {2} {2:entry|entries}.",
        "作成の根拠：規則の版{}、基準日{}。計{}件。",
    ),
    "notice_recognition": ("资质名称", "Recognition", "認定名"),
    "notice_document": ("文件（证书）号", "Document no.", "文書（証書）番号"),
    "notice_sum": ("拟支持金额（{}）", "Sum ({})", "支援予定額（{}）"),
    "notice_remark": ("备注", "Remark", "備考"),
    "notice_higher": (
        "就高不重复，第{}项不重复支持",
        "only the higher is granted: not No. {} as well",
        "高い方のみ交付（第{}号は重複交付せず）",
    ),
    "notice_either": (
        "不得同时享受，第{}项不再支持",
        "not granted together with No. {}",
        "重複交付不可（第{}号は交付せず）",
    ),
    "notice_reviewed": ("金额由评审确定", "sum set by review", "金額は審査により決定"),
    "notice_referred": ("经主管部门审定（{}）", "decided by the authority ({})", "所管部署の審査による（{}）"),
    "notice_total": ("合计", "Total", "合計"),
    "notice_blank": ("＿＿＿＿", "________", "＿＿＿＿"),
    "notice_written": (
        "公示名单已写入：{}（{}项，{}家企业）",
        "Notice written: {0} ({1} {1:entry|entries}, {2} {2:company|companies})",
        "公示の一覧を書き出しました：{}（{}件、{}社）",
    ),
    "notice_not": (
        "以下{}处标记未列入公示，请核对：",
        "{0} {0:mark|marks} not published; please check:",
        "次の{}件の印は公示に含めていません。ご確認ください：",
    ),
    "notice_check": (
        "以下{}处已列入公示，请核对：",
        "{0} published {0:entry|entries} to check:",
        "次の{}件は公示に含めましたが、ご確認ください：",
    ),
    "notice_line": ("{}，{}：{}", "{}, {}: {}", "{}、{}：{}"),
    "notice_not_met": ("第{}项结论为“{}”", "No. {} came out as “{}”", "第{}号の判定は「{}」"),
    "notice_gone": (
        "第{}项为第{}项所排除（就高不重复或者不得同时享受）",
        "No. {} is excluded by No. {}",
        "第{}号は第{}号により除外（高い方のみ交付又は重複交付不可）",
    ),
    "notice_name_it": (
        "第{}项须由主管部门审定，请在标记中写明该项政策",
        "No. {} is for the authority to decide: name the policy in the mark",
        "第{}号は所管部署の審査によるため、印に施策名を明記してください",
    ),
    "notice_none_met": ("没有一项政策符合", "no policy is met", "該当する施策がありません"),
    "notice_which": (
        "标记只有金额，可能是第{}项，请写明政策",
        "the mark is a sum alone, and may be of No. {}: name the policy",
        "印が金額のみで、第{}号のいずれか不明です。施策名を明記してください",
    ),
    "notice_unread": ("标记“{}”不能识别", "the mark “{}” cannot be read", "印「{}」を読み取れません"),
    "notice_no_company": ("该行不是企业：{}", "the row is no company: {}", "この行は企業ではありません：{}"),
    "notice_other_sum": (
        "第{}项标记金额为{}，测算为{}",
        "No. {}: the mark says {}, the estimate is {}",
        "第{}号：印の金額は{}、試算額は{}",
    ),
    "notice_no_sum": (
        "第{}项金额留空（测算：{}）",
        "No. {}: the sum is left blank (estimate: {})",
        "第{}号：金額は空欄（試算：{}）",
    ),
    "usage_notice": (
        "--notice 和 --granted 须同时使用，且不能与 --outcomes-only、--policy 同用",
        "--notice goes with --granted, and neither with --outcomes-only nor --policy",
        "--notice と --granted は併せて指定し、--outcomes-only 及び --policy とは併用できません",
    ),
    "form_open": ("＿＿＿＿＿＿", "____________", "＿＿＿＿＿＿"),
    "forms_written": ("申请表已写入：{}（{}份）", "Forms written: {0} ({1})", "申請書を書き出しました：{}（{}部）"),
    "form_blank": ("{}：未填（资料不明）：{}", "{}: left open, not known: {}", "{}：空欄（不明）：{}"),
    "usage_form": (
        "--form 和 --filled 须同时使用，且不能与 --outcomes-only、--brief 同用",
        "--form goes with --filled, and neither with --outcomes-only nor --brief",
        "--form と --filled は併せて指定し、--outcomes-only 及び --brief とは併用できません",
    ),
    "sheet_routes": ("办理方式", "Routes", "手続の区分"),
    "held_by": ("掌握该资料的部门：{}（{}）", "held by: {} ({})", "情報を保有する部署：{}（{}）"),
    "route:data": ("免申即享", "from data alone", "申請不要"),
    "route:quick": ("简易申报", "quick application", "簡易申請"),
    "route:procedure": ("须经审定程序", "procedure", "審査手続"),
    "route:open": ("待定", "open", "保留"),
    "route_blocks": (
        "无部门掌握、致须申报的资料（涉及的企业和政策项次）：{}",
        "Facts that no office holds, for which companies have to apply (cases): {}",
        "どの部署も保有せず、申請を要する情報（件数）：{}",
    ),
    "route_title": (
        "办理方式（结论为符合、须审定或者待定的企业）",
        "Routes (companies that are eligible, referred or open)",
        "手続の区分（該当、審査又は保留の企業）",
    ),
    "route_line": ("{}：{}", "{}: {}", "{}：{}"),
    "route_none": ("均不符合", "met by nobody", "該当の見込みなし"),
    "route_by:data": ("免申即享{}家", "{} from data alone", "申請不要{}社"),
    "route_by:quick": ("简易申报{}家", "{} by a quick application", "簡易申請{}社"),
    "route_by:procedure": ("须经审定程序{}家", "{} by a procedure", "審査手続{}社"),
    "route_by:open": ("是否须审定尚不明确{}家", "{} not clear yet", "審査の要否未確定{}社"),
    "route_some_met": ("{}（符合{}家，其余待定）", "{} ({} eligible, the others open)", "{}（該当{}社、ほかは保留）"),
    "route_all_open": ("{}（均待定）", "{} (all open)", "{}（すべて保留）"),
    "route_served": (
        "无须申报即可兑现的企业：{}家（至少一项政策符合，无须审定，所需资料均由有关部门掌握）",
        "Companies that could be served without applying: {} (eligible for a policy that nobody has to judge and "
        "whose facts public offices hold)",
        "申請なしで支援できる企業：{}社（少なくとも一つの施策に該当し、審査を要さず、必要な情報を各部署が保有）",
    ),
    "route_served_if_met": (
        "另有{}家待定：所缺资料均由有关部门掌握，调取后符合的，也无须申报",
        "{0} more {0:company is|companies are} open; offices hold all that is missing, and who turns out to be "
        "eligible need not apply either",
        "ほか{}社は保留。不足情報はいずれも各部署が保有しており、照会の結果該当すれば、申請を要しない",
    ),
    "route_gains": (
        "有关部门如再掌握一项资料，无须申报的企业可新增：{}",
        "With one more fact held by an office: {}",
        "さらに一つの情報を部署が保有すれば、申請を要しない企業が増える：{}",
    ),
    "route_case": ("{}（{}）", "{} ({})", "{}（{}）"),
    "route_gain": ("{}（{}家）", "{} ({})", "{}（{}社）"),
    "route_gain_both": (
        "{0}（{2}家，另有{1}家待定）",
        "{0} ({2}, and {1} that are open)",
        "{0}（{2}社、ほか保留{1}社）",
    ),
    "route_gain_open": ("{0}（{1}家待定）", "{0} ({1} that are open)", "{0}（保留{1}社）"),
    "route_together": (
        "有关部门仅再掌握一项资料，不能新增；至少须同时掌握：{}",
        "No single further fact would bring more; it takes at least all of: {}",
        "情報を一つ保有するだけでは増えない。少なくとも次のすべての保有を要する：{}",
    ),
    "route_no_gain": (
        "有关部门再掌握其他资料，也不能新增",
        "No further fact held by an office would bring more",
        "部署がほかの情報を保有しても増えない",
    ),
    "route_assumed": (
        "注：各项资料由何部门掌握，系本规则自行推定，未见文件依据。",
        "Note: which office holds which fact is our own assumption; no text says so.",
        "注：どの部署がどの情報を保有するかは、本規則の独自の推定であり、根拠となる文書は確認していない。",
    ),
}
