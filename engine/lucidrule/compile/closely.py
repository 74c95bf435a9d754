"""What can be read and cannot be meant, in all files of a programme."""

from dataclasses import replace

from lucidrule.compile.alike import check_alike
from lucidrule.compile.awards_meant import check_cap, check_rounding
from lucidrule.compile.checks import check_cited, check_issuers, check_models
from lucidrule.compile.idle import check_said
from lucidrule.compile.meant import check_meant
from lucidrule.compile.mentioned import check_mentioned, check_quotes
from lucidrule.compile.scope import Scope
from lucidrule.compile.unused import look_at_unused
from lucidrule.compile.written import Written
from lucidrule.model.programme import ProgrammeFile


def look_closely(written: Written, stated: ProgrammeFile, scope: Scope) -> None:
    """Note what can be read and cannot be meant, in all files; the scope is that of policies.yaml."""
    check_meant(stated, scope)
    shared = replace(scope, source=written.criteria_source)
    check_meant(written.criteria, shared)
    if scope.faults.warned:
        check_quotes(stated.award_cap, ("award_cap",), scope)
        check_quotes(written.criteria, (), shared)
        models = [stated, written.criteria, *(policy for _, policy, _ in written.policies)]
        check_models(models, stated, scope)
        check_issuers(models, stated, scope)
        check_cited([*models, written.facts], stated, scope)
        check_alike(written, stated, scope.source, scope.faults)
    for _, policy, source in written.policies:
        own = replace(scope, source=source)
        check_meant(policy, own)
        check_cap(stated, own, policy)
        if scope.faults.warned:
            check_rounding(stated, own, policy)
            check_mentioned(stated, policy, own, scope.source)
    look_at_unused(written, scope)
    check_said(written, stated, scope)
