"""Notes on a patron at the desk: write one, and take it away when the matter is settled."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from leeszaal.desk.access import desk_page
from leeszaal.login.access import staff_actor
from leeszaal.patrons.models import Note
from leeszaal.patrons.problems import RefusedError
from leeszaal.patrons.services.notes import LONGEST, remove_note, write_note
from leeszaal.patrons.words import NOTES, PROBLEMS


class NoteForm(forms.Form):
    """What a note is about, and what it says."""

    kind = forms.ChoiceField(choices=list(NOTES.items()), label=gettext_lazy("About"))
    text = forms.CharField(
        max_length=LONGEST,
        label=gettext_lazy("What must a colleague know?"),
        help_text=gettext_lazy("The patron reads this at once, and it is erased after half a year."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@desk_page
@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a note."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write in a few words what a colleague must know."))
        return redirect("desk:details", pk)
    typed = form.cleaned_data
    try:
        write_note(pk, Note.Kind(typed["kind"]), typed["text"], staff_actor(request), now=timezone.now())
    except RefusedError as refused:
        for problem in refused.problems.values():
            messages.error(request, str(PROBLEMS[problem]))
    else:
        messages.success(request, _("The note is written. The patron can read it too."))
    return redirect("desk:details", pk)


@desk_page
@require_POST
def remove(request: HttpRequest, pk: int, note_id: int) -> HttpResponse:
    """Take a note away."""
    remove_note(pk, note_id, staff_actor(request), now=timezone.now())
    messages.success(request, _("The note is gone."))
    return redirect("desk:details", pk)


urlpatterns = [
    path("patrons/<int:pk>/notes", write, name="write_note"),
    path("patrons/<int:pk>/notes/<int:note_id>/remove", remove, name="remove_note"),
]
