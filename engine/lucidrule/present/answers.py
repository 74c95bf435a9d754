"""What the authority has answered, in words."""

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import shown
from lucidrule.kernel.answers import Answer
from lucidrule.present.quantities import day
from lucidrule.present.words import listed, word


def told_answer(answer: Answer, programme: CompiledProgramme, lang: str) -> str:
    """Return an answer in words: the question, yes or no, when, where it stands, and to whom it was given."""
    question = programme.open_points[answer.point].question[lang]
    if answer.record:
        question = word("in_record", lang, answer.record, question)
    told = [word("true" if answer.yes else "false", lang)]
    told += [] if answer.given is None else [day(answer.given, lang)]
    source = programme.sources.get(answer.source)
    told += [source.title[lang] if source is not None else shown(answer.source)] if answer.source else []
    told.append(word("answer_to_company" if answer.own else "answer_to_all", lang))
    if answer.own and any(each.point == answer.point and each.yes is not answer.yes for each in programme.answers):
        told.append(word("answer_differs", lang))
    return word("is", lang, question, listed(told, lang))
