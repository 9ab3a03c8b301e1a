"""How the queue of jobs, which is no app of ours, keeps its entry of the register: it holds numbers of messages."""

from django.db.models import Max, OuterRef, Q, Subquery
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from leeszaal.privacy.claims import Audience, Claims, Ending, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase

_LAST_EVENT = Subquery(
    ProcrastinateEvent.objects.filter(job=OuterRef("pk"))
    .order_by()
    .values("job")
    .annotate(last=Max(day_of("at")))
    .values("last")
)

CLAIMS = Claims(
    audiences=(Audience("jobs"),),
    trails=(Trail("procrastinate.ProcrastinateJob", "patron"),),
    starts=(Start("when the job was done", ProcrastinateJob, _LAST_EVENT),),
    then=(
        Ending(
            "erase the job",
            ProcrastinateJob,
            Q(status__in=["succeeded", "failed", "cancelled", "aborted"]),
            frozenset({"procrastinate.ProcrastinateJob", "procrastinate.ProcrastinateEvent"}),
            erase,
        ),
    ),
)
