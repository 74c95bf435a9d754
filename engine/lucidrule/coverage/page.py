"""What scenarios show of the rules as one page without scripts: each clause in its words, coloured by what was seen."""

from collections.abc import Iterator
from itertools import groupby

from lucidrule.coverage.clauses import Clause
from lucidrule.coverage.report import home_of, label_of, lines, state_of
from lucidrule.coverage.seen import Seen
from lucidrule.paper.document import document
from lucidrule.paper.markup import Markup, element
from lucidrule.present.words import listed, word
from lucidrule.texts.catalogue import spoken

_STYLE = """
body { font: 16px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", "Hiragino Sans", sans-serif; margin: 2rem auto;
  max-width: 60rem; padding: 0 1rem; overflow-wrap: break-word; color: #111; background: #fff; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.1rem; margin-top: 2rem; break-after: avoid; }
p.clause { margin: .3rem 0; padding: .2rem .6rem; border-left: .4rem solid #2a7a2a; background: #e4f3e4; }
p.part { border-left-style: dashed; border-color: #8a6100; background: #fff1cc; }
p.none { border-left-style: dotted; border-color: #a01010; background: #fbdcdc; }
p.inner { margin-left: 2rem; }
p.inmost { margin-left: 4rem; }
p span { display: block; font-size: .875rem; color: #222; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } p.clause { break-inside: avoid; } }
"""
_COLOURS = (("full", "coverage_full"), ("part", "coverage_part"), ("none", "coverage_none"))
_DEPTHS = {"leaf": "inner", "band": "inner", "edge": "inmost"}


def to_html(seen: Seen, lang: str) -> str:
    """Return the page."""
    title = word("coverage_title", lang)
    summary = [element("p", line) for line in lines(seen, lang)]
    key = [element("p", word(text, lang), class_=f"clause {colour}") for colour, text in _COLOURS]
    legend = element("div", element("p", word("coverage_legend", lang)), key)
    parts = [
        element("section", element("h2", home), [_clause(seen, each, lang) for each in clauses])
        for home, clauses in _homes(seen, lang)
    ]
    main = element("main", element("h1", title), summary, legend, parts)
    return document(title, _STYLE, spoken(lang), main)


def _homes(seen: Seen, lang: str) -> Iterator[tuple[str, list[Clause]]]:
    """Yield what clauses stand in: what policies share first, then each policy, then what is between them."""
    titles = {each: home_of(seen, each, lang) for each in seen.states}
    order = {title: at for at, title in enumerate(dict.fromkeys(titles.values()))}
    common, relations = word("coverage_common", lang), word("coverage_relations", lang)
    order |= {word("readings_of_all", lang): -2, common: -1, relations: len(order)}
    placed = sorted(seen.states, key=lambda each: order[titles[each]])
    yield from ((title, list(clauses)) for title, clauses in groupby(placed, key=titles.__getitem__))


def _clause(seen: Seen, clause: Clause, lang: str) -> Markup:
    wanted, missing = seen.wanted[clause], seen.missing(clause)
    shown = [each for each in wanted if each not in missing]
    lacking = [state_of(each, lang) for each in missing]
    lacking += [word("coverage_not_deciding", lang)] * (not seen.decides.get(clause, True))
    colour = "full" if not lacking else "part" if shown else "none"
    told = [word("coverage_seen", lang, listed([state_of(each, lang) for each in shown], lang))] if shown else []
    told += [word("coverage_unseen", lang, listed(lacking, lang))] if lacking else []
    depth = f" {_DEPTHS[clause.kind]}" if clause.kind in _DEPTHS else ""
    said = [element("span", each) for each in told]
    return element("p", label_of(seen, clause, lang, alone=False), said, class_=f"clause {colour}{depth}")
