"""The words in which scenarios are reported, in the three languages."""

from lucidrule.present.words import LANGS

WORDS: dict[str, tuple[str, str, str]] = {
    "outcome": ("结论", "outcome", "判定"),
    "reasons": ("理由", "reasons", "理由"),
    "among-reasons": ("理由中应有的条件", "among the reasons", "理由に含むべき要件"),
    "criterion": ("条件", "criterion", "要件"),
    "missing": ("尚缺资料", "missing facts", "不足情報"),
    "among-missing": ("尚缺资料中应有的事项", "among the missing facts", "不足情報に含むべき事項"),
    "open-points": ("待审定事项", "questions for the authority", "審査事項"),
    "sum": ("金额", "sum", "金額"),
    "awards": ("确定适用的支持标准", "awards that apply", "適用される支援内容"),
    "open-awards": ("可能适用的支持标准", "awards that may apply", "適用の可能性がある支援内容"),
    "sum-depends": ("金额取决于", "the sum depends on", "金額を左右する情報"),
    "others-part": ("另一方所得", "the other party's part", "他方の取り分"),
    "total": ("可确定金额合计", "total of known sums", "確定金額の合計"),
    "total-depends": ("合计取决于", "the total depends on", "合計を左右する情報"),
    "counted": ("计入合计的政策", "policies in the total", "合計に含める施策"),
    "left-out": ("不予重复享受的政策", "policies left out", "併給不可により除外する施策"),
    "beside": ("另列的政策", "policies beside the total", "合計に含めない施策"),
    "undecided": ("暂不能取舍的规定", "not decided yet", "選択が未定の規定"),
    "assumed": ("结论是否含参照推定的条款", "whether the outcome rests on an assumption", "判定が推定した条項を含むか"),
    "basis": ("依据", "basis", "根拠"),
    "sources": ("出处", "sources", "出典"),
    "refused": ("资料被退回的理由", "why the facts are refused", "情報が差し戻される理由"),
    "accepted": ("资料未被退回", "the facts were not refused", "情報は差し戻されていない"),
    "lacking": ("少了{}", "{} did not come", "{}がない"),
    "extra": ("多了{}", "{} came besides", "{}が余分"),
    "clauses": ("；", "; ", "、"),
    "quoted": ("“{}”", '"{}"', "「{}」"),
    "expected": ("{}　应为：{}", "{}: expected {}", "{}　期待：{}"),
    "actual": ("{}　实为：{}", "{}: but it is {}", "{}　実際：{}"),
    "passed": ("通过", "passed", "合格"),
    "failed": ("未通过", "failed", "不合格"),
    "fault": ("有误", "at fault", "誤り"),
    "not_run": ("未执行", "not run", "未実行"),
    "policy": ("政策", "Policy", "施策"),
    "title": ("验收场景核对结果", "Acceptance scenarios", "受け入れシナリオの結果"),
    "overall": ("综合与其他", "Across policies", "施策全般"),
    "summary": (
        "共{}个场景：通过{}个，未通过{}个，有误{}个",
        "{} scenarios: {} passed, {} failed, {} at fault",
        "シナリオ{}件：合格{}件、不合格{}件、誤り{}件",
    ),
    "files_at_fault": ("有{}个文件无法执行", "{} files could not be run", "実行できないファイル{}件"),
    "interrupted": (
        "已中断：以下只是中断前的结果，其余{}个场景未执行",
        "Interrupted: this is what had run; {} scenarios had not",
        "中断：以下は中断までの結果。残り{}件は未実行",
    ),
    "none": ("没有执行任何场景", "no scenario was run", "実行したシナリオがない"),
    "instead": ("实际判定如下：", "What was determined instead:", "実際の判定："),
    "pattern": ("句式", "form", "文型"),
    "given": ("假如（企业情况）", "Given (facts of the company)", "前提（企業の情報）"),
    "when": ("当（何时申报、判定哪项政策）", "When (what is judged, at which date)", "もし（いつ何を判定するか）"),
    "then": ("那么（应有的结论）", "Then (what must come out)", "ならば（あるべき判定）"),
    "steps_intro": (
        "{}内填写名称、日期或者金额；[ ]内可以省略；(甲|乙)任选其一。"
        "事项、政策、条件用名称或者代号均可，引号可加可不加。",
        "Put names, dates and sums for { }; [ ] may be left out; of (a|b) take one. "
        "Facts, policies and criteria go by name or id; quotes are free.",
        "{ }には名称・日付・金額を書く。[ ]は省略できる。(甲|乙)はいずれか一つ。"
        "事項・施策・要件は名称でも識別名でもよく、引用符は任意。",
    ),
}


def told(key: str, lang: str, *parts: object) -> str:
    """Return a word in `lang`, with what its braces stand for."""
    text = WORDS[key][LANGS.index(lang)]
    return text.format(*parts) if parts else text
