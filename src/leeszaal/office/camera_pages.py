"""Cameras, and looking at what they recorded: after an incident with a number, and by two people."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeszaal.branches.models import Branch
from leeszaal.login.access import View, staff_actor, staff_required
from leeszaal.login.models import Role, StaffMember
from leeszaal.office.camera_forms import AskForm, CameraForm, ClaimForm
from leeszaal.office.showing_problems import at_fields, of_form, on_next_page
from leeszaal.privacy.cameras import claiming, viewing
from leeszaal.privacy.cameras.problems import WORDS, CameraError
from leeszaal.privacy.models import Camera, Recording, Viewing

_SHOWN = 30


def camera_page(view: View) -> View:
    """Show a page to the privacy officer and managers only, and never from a cache."""
    return never_cache(staff_required(Role.PRIVACY, Role.MANAGER)(view))


@camera_page
@require_http_methods(["GET", "POST"])
def cameras(request: HttpRequest) -> HttpResponse:
    """List the cameras and who asked to look; and ask to look."""
    form = AskForm(request.POST or None)
    if form.is_valid():
        try:
            asked = viewing.ask(**form.cleaned_data, by=staff_actor(request).id or 0, now=timezone.now())
        except CameraError as refused:
            at_fields(form, refused.problems, WORDS)
        else:
            messages.success(request, _("Written down. Somebody else must agree before the recordings open."))
            return redirect("office:camera_viewing", asked.pk)
    branches = dict(Branch.objects.values_list("pk", "name"))
    listed = [(camera, branches.get(camera.branch_id, "")) for camera in Camera.objects.order_by("place")]
    viewings = Viewing.objects.select_related("camera").order_by("-asked_at")[:_SHOWN]
    claimed = Recording.objects.exclude(claim="").select_related("camera").order_by("claimed_until")
    context = {"cameras": listed, "viewings": viewings, "claimed": claimed, "form": form}
    return render(request, "office/cameras.html", context)


@camera_page
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a camera, or change what is known of it."""
    camera = get_object_or_404(Camera, pk=pk) if pk else None
    form = CameraForm(request.POST or None, instance=camera)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The camera is saved."))
        return redirect("office:cameras")
    return render(request, "office/camera.html", {"form": form, "camera": camera})


@camera_page
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who asked to look, who agreed, which recordings there are and who opened them."""
    found = get_object_or_404(Viewing.objects.select_related("camera"), pk=pk)
    watched = list(found.watched.order_by("at"))
    people = {found.asked_by, found.agreed_by or found.asked_by, *(each.staff_id for each in watched)}
    names = dict(StaffMember.objects.filter(pk__in=people).values_list("pk", "name"))
    context = {
        "found": found,
        "recordings": viewing.recordings_for(found),
        "asked_by": names.get(found.asked_by),
        "agreed_by": names.get(found.agreed_by or 0),
        "watched": [(each, names.get(each.staff_id, "")) for each in watched],
        "by_me": found.asked_by == staff_actor(request).id,
        "claim_form": ClaimForm(),
    }
    return render(request, "office/camera_viewing.html", context)


@camera_page
@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree as the second person."""
    try:
        viewing.agree(get_object_or_404(Viewing, pk=pk).pk, staff_actor(request).id or 0, now=timezone.now())
    except CameraError as refused:
        on_next_page(request, refused.problems, WORDS)
    else:
        messages.success(request, _("You agreed. The recordings are open for a day, for the two of you."))
    return redirect("office:camera_viewing", pk)


@camera_page
@require_POST
def watch(request: HttpRequest, pk: int, recording_id: int) -> HttpResponseBase:
    """Open a recording, which is written down."""
    found = get_object_or_404(Viewing.objects.select_related("camera"), pk=pk)
    recording = get_object_or_404(Recording, pk=recording_id, camera=found.camera_id)
    try:
        file = viewing.open_recording(found, recording, staff_actor(request).id or 0, now=timezone.now())
    except CameraError as refused:
        on_next_page(request, refused.problems, WORDS)
    except FileNotFoundError:
        messages.error(request, _("The file of this recording is not there any more."))
    else:
        return FileResponse(file.open("rb"), as_attachment=True, filename=file.name)
    return redirect("office:camera_viewing", pk)


@camera_page
@require_POST
def claim(request: HttpRequest, pk: int, recording_id: int) -> HttpResponse:
    """Keep a recording for a claim by the police or the courts, or end that."""
    found = get_object_or_404(Viewing, pk=pk)
    recording = get_object_or_404(Recording, pk=recording_id, camera=found.camera_id)
    form = ClaimForm(request.POST)
    if "release" in request.POST:
        claiming.release(recording)
        messages.success(request, _("The claim is ended. The recording goes when its own time is over."))
    elif form.is_valid():
        claiming.claim(recording, form.cleaned_data["number"], form.cleaned_data["until"])
        messages.success(request, _("The recording is kept for the claim."))
    else:
        of_form(request, form)
    return redirect("office:camera_viewing", pk)


urlpatterns = [
    path("privacy/cameras/", cameras, name="cameras"),
    path("privacy/cameras/new", edit, name="new_camera"),
    path("privacy/cameras/<int:pk>/", edit, name="camera"),
    path("privacy/cameras/viewings/<int:pk>/", detail, name="camera_viewing"),
    path("privacy/cameras/viewings/<int:pk>/agree", agree, name="agree_to_view"),
    path("privacy/cameras/viewings/<int:pk>/recordings/<int:recording_id>", watch, name="watch_recording"),
    path("privacy/cameras/viewings/<int:pk>/recordings/<int:recording_id>/claim", claim, name="claim_recording"),
]
