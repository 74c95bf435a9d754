"""What authors get wrong: for each code of a fault a feature file that has it, and nothing else."""

GIVEN = "    假如企业为工业企业\n"
WHEN = "    当企业以2022年6月30日为基准日申报“技改与本地配套补贴”\n"
THEN = "    那么结论为“不符合”\n"
HEAD = "# language: zh-CN\n功能: 甲\n"
ONE = "  场景: 一\n"
WHOLE = HEAD + ONE + GIVEN + WHEN + THEN


def given(*lines: str) -> str:
    return HEAD + ONE + "".join(f"    {line}\n" for line in lines) + WHEN + THEN


def then(*lines: str) -> str:
    return HEAD + ONE + GIVEN + WHEN + "".join(f"    {line}\n" for line in lines)


OUTLINE = HEAD + "  场景大纲: 一\n    假如2021年技改设备购置额为<金额>\n" + WHEN + THEN
SLIPS: dict[str, str | bytes] = {
    "feature-too-large": WHOLE + "#" * 1_000_001,
    "feature-too-many": WHOLE + "\n" * 10_000,
    "feature-empty": "# 尚未编写\n",
    "feature-encoded": WHOLE.encode("gbk"),
    "feature-encoding": WHOLE.encode() + b"# \xff\xfe\xfa\n",
    "feature-language-missing": WHOLE.removeprefix("# language: zh-CN\n"),
    "feature-language-unknown": WHOLE.replace("zh-CN", "zh"),
    "feature-language-late": "功能: 甲\n# language: zh-CN\n" + ONE + GIVEN + WHEN + THEN,
    "feature-docstring": given("假如企业为工业企业", '"""', "说明", '"""').replace("    说明\n", ""),
    "feature-full-width-colon": WHOLE.replace("场景: 一", "场景：一"),
    "feature-colon-missing": WHOLE.replace("场景: 一", "场景"),
    "feature-other-language": WHOLE.replace("场景: 一", "Scenario: 一"),
    "feature-full-width-bar": given("假如企业资料如下：", "｜ 成立日期 ｜ 2010-01-01 ｜"),
    "feature-asterisk": WHOLE.replace("    假如企业", "    * 企业"),
    "feature-ragged-table": given("假如企业资料如下：", "| 成立日期 | 2010-01-01 |", "| 所属激光领域 |"),
    "feature-unexpected": WHOLE.replace("    那么", "    可见"),
    "feature-loose-text": WHOLE.replace("    假如", "    如果"),
    "feature-without-scenario": HEAD,
    "feature-background": HEAD + "  背景:\n" + THEN + ONE + WHEN + THEN,
    "feature-no-steps": HEAD + ONE + "  场景: 二\n" + GIVEN + WHEN + THEN,
    "feature-no-when": HEAD + ONE + GIVEN + THEN,
    "feature-no-then": HEAD + ONE + GIVEN + WHEN,
    "feature-order": HEAD + ONE + WHEN + GIVEN + THEN,
    "feature-first-step": WHOLE.replace("    假如", "    而且"),
    "feature-no-name": WHOLE.replace("场景: 一", "场景:"),
    "feature-duplicate-name": WHOLE + ONE + GIVEN + WHEN + THEN,
    "feature-no-examples": OUTLINE.replace("<金额>", "5万元"),
    "feature-no-rows": OUTLINE + "\n    例子:\n      | 金额 |\n",
    "feature-placeholder": OUTLINE.replace("申报", "申报") + "\n    例子:\n      | 金顶 |\n      | 5万元 |\n",
    "feature-placeholder-outside": given("假如2021年技改设备购置额为<金额>"),
    "feature-duplicate-column": OUTLINE + "\n    例子:\n      | 金额 | 金额 |\n      | 5万元 | 6万元 |\n",
    "feature-column-unused": OUTLINE + "\n    例子:\n      | 金额 | 备注 |\n      | 5万元 | 无 |\n",
    "feature-tag": WHOLE.replace("  场景", "  @skip\n  场景"),
    "undefined-step": given("假如这家公司的产品卖得很好"),
    "wrong-keyword": given("假如结论为“符合”"),
    "no-such-name": given("假如2021年年营收入为5亿元"),
    "not-of-policy": then("那么理由为“项目已在东湖高新区备案”"),
    "needs-policy": HEAD + ONE + GIVEN + "    当以2022年6月30日为基准日，核对全部政策\n" + THEN,
    "year-needed": given("假如年营业收入为5亿元"),
    "no-year": given("假如2021年成立日期为2010年1月1日"),
    "rows-needed": given("假如首台套首批次产品为两个"),
    "not-in-rows": given("假如成立日期如下：", "| 2021 | 2010-01-01 |"),
    "not-a-date": WHOLE.replace("2022年6月30日", "去年年底"),
    "not-a-sum": then("那么金额为很多"),
    "table-unexpected": given("假如企业为工业企业", "| 成立日期 | 2010-01-01 |"),
    "table-missing": given("假如企业资料如下："),
    "two-columns": given("假如企业资料如下：", "| 成立日期 |"),
    "fact-twice": given("假如企业资料如下：", "| 成立日期 | 2010-01-01 |", "| 成立日期 | 2011-01-01 |"),
    "fact-said-twice": given("假如成立日期为2010-01-01", "而且成立日期为2011-01-01"),
    "cannot-be-unknown": given("假如年营业收入（2019年及以前各年）不详"),
    "company-path": given("假如企业资料见文件“../甲.yaml”"),
    "no-company-file": given("假如企业资料见文件“companies/甲.yaml”"),
    "ambiguous-name": then("那么待审定事项为“是否视为”"),
}
