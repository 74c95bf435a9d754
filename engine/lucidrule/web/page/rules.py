"""The rules: each policy as the prose that is made from it, with its sources and open points."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from lucidrule.paper.annex import Item, linked, parts
from lucidrule.present.lines import Line
from lucidrule.present.policy import describe, open_points_of
from lucidrule.present.term import term_of
from lucidrule.web.page.handling import Form, Page
from lucidrule.web.page.rendering import Reader

_INDENT, _BULLET = 2, "· "


def all_rules(reader: Reader, form: Form) -> Response:
    """Return the list of policies: by programme, whose it is, since when, and by area; of some programmes or all."""
    whole, lang = reader.served.whole.compiled, reader.lang
    served = {member.id: member.title[lang] for member in whole.members}
    wanted = [each for each in reader.query("programme") if each in served]
    told = [
        (
            member.title[lang],
            member.stated.issuer[lang],
            term_of(member.stated.in_force, lang),
            member.stated.summary[lang],
            [
                (
                    area.title[lang],
                    [
                        (whole.numbers[own.id], own.id, own.title[lang], own.stated.summary[lang])
                        for own in member.policies
                        if own.area == area.id
                    ],
                )
                for area in member.areas
            ],
        )
        for member in whole.members
        if not wanted or member.id in wanted
    ]
    chosen = wanted[0] if len(wanted) == 1 else None
    return reader.page("rules.html", programmes=told, served=served, chosen=chosen)


def rule(policy: str) -> Page:
    """Return the page of one policy, by id."""

    def page(reader: Reader, form: Form) -> Response:
        whole, lang = reader.served.whole.compiled, reader.lang
        found = whole.policy(policy)
        if found is None:
            raise HTTPException(404)
        intro, *blocks = describe(found, whole, lang).split("\n\n")
        title, *paragraphs = intro.split("\n")
        told = [part for block in blocks for part in _parts(block, lang)]
        opened = open_points_of(found, whole.home(policy), lang)
        ran = reader.served.scenarios(policy, lang)
        return reader.page(
            "rule.html",
            title=title,
            paragraphs=paragraphs,
            parts=told,
            opened=opened,
            scenarios=ran,
            passed=sum(each.passed for each in ran),
        )

    return page


def _parts(block: str, lang: str) -> list[tuple[str, list[Item]]]:
    """Return a part of the prose of a policy: its heading with what stands below it, as deep as it is indented."""
    lines = []
    for text in block.split("\n"):
        plain = text.lstrip(" ")
        lines.append(Line((len(text) - len(plain)) // _INDENT, plain.removeprefix(_BULLET)))
    return [(heading, list(linked(items))) for heading, items in parts(lines, lang)]
