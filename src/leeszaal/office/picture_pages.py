"""Pictures made at events: close-ups by consent, where they are shown, and objections to them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeszaal.login.access import staff_required
from leeszaal.login.models import Role
from leeszaal.office.picture_forms import ConsentForm, DecideForm, PictureForm, PublishForm, type_of
from leeszaal.office.showing_problems import of_form, on_next_page
from leeszaal.privacy.models import Picture, PictureConsent, PictureObjection, Publication
from leeszaal.privacy.pictures import consenting, objecting, publishing
from leeszaal.privacy.pictures.problems import WORDS, PictureError

office_page = staff_required(Role.PRIVACY, Role.MANAGER)
_SHOWN = 60


@office_page
@require_safe
def pictures(request: HttpRequest) -> HttpResponse:
    """Show objections that wait, what must be removed, and the pictures, the latest first."""
    today = timezone.localdate()
    shown = Count("publications", filter=Q(publications__removed_on=None))
    context = {
        "objections": PictureObjection.objects.filter(outcome="").order_by("due_on"),
        "over": Publication.objects.filter(removed_on=None, until__lt=today).order_by("until"),
        "pictures": Picture.objects.defer("content").annotate(shown=shown).order_by("-taken_on", "-pk")[:_SHOWN],
        "decide_form": DecideForm(),
        "today": today,
    }
    return render(request, "office/pictures.html", context)


@office_page
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add a picture."""
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data.pop("file")
        kind = type_of(content) if content else ""
        made = Picture.objects.create(content=content, content_type=kind, **form.cleaned_data)
        messages.success(request, _("The picture is in the register."))
        return redirect("office:picture", made.pk)
    return render(request, "office/picture_new.html", {"form": form})


@office_page
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a picture with who agreed, where it is shown, and what stands against showing it."""
    found = get_object_or_404(Picture.objects.defer("content"), pk=pk)
    context = {
        "found": found,
        "against": sorted(str(WORDS[problem]) for problem in publishing.against(found)),
        "consents": found.consents.order_by("given_on", "pk"),
        "publications": found.publications.order_by("-since"),
        "consent_form": ConsentForm(),
        "publish_form": PublishForm(),
    }
    return render(request, "office/picture_detail.html", context)


@office_page
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the picture itself."""
    found = get_object_or_404(Picture.objects.only("content", "content_type"), pk=pk)
    if not found.content:
        raise Http404
    headers = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(found.content), content_type=found.content_type, headers=headers)


@office_page
@require_POST
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who agreed."""
    form = ConsentForm(request.POST)
    if form.is_valid():
        typed: dict[str, Any] = form.cleaned_data
        picture = get_object_or_404(Picture.objects.defer("content"), pk=pk)
        consenting.consent(picture, patron_id=typed.pop("card"), today=timezone.localdate(), **typed)
        messages.success(request, _("The consent is written down."))
    else:
        of_form(request, form)
    return redirect("office:picture", pk)


@office_page
@require_POST
def withdraw(request: HttpRequest, pk: int, consent_id: int) -> HttpResponse:
    """Take a consent back."""
    given = get_object_or_404(PictureConsent, pk=consent_id, picture=pk, withdrawn_on=None)
    now = timezone.now()
    words = _("Somebody in this picture took the consent back.")
    consenting.withdraw(given, words, today=timezone.localdate(now), now=now)
    messages.success(request, _("The consent is taken back. Where the picture is shown, it must be removed."))
    return redirect("office:picture", pk)


@office_page
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Note where a picture is published."""
    form = PublishForm(request.POST)
    if not form.is_valid():
        of_form(request, form)
        return redirect("office:picture", pk)
    try:
        publishing.publish(get_object_or_404(Picture.objects.only("id"), pk=pk).pk, **form.cleaned_data)
    except PictureError as refused:
        on_next_page(request, refused.problems, WORDS)
    else:
        messages.success(request, _("The publication is written down."))
    return redirect("office:picture", pk)


@office_page
@require_POST
def remove(request: HttpRequest, pk: int, publication_id: int) -> HttpResponse:
    """Note that a picture was removed somewhere."""
    shown = get_object_or_404(Publication, pk=publication_id, picture=pk, removed_on=None)
    publishing.remove(shown, timezone.localdate())
    messages.success(request, _("It is noted that the picture was removed."))
    return redirect("office:picture", pk)


@office_page
@require_POST
def decide(request: HttpRequest, objection_id: UUID) -> HttpResponse:
    """Take a picture down for who objects, or refuse with reasons; the number of the picture may be added first."""
    found = get_object_or_404(PictureObjection, pk=objection_id)
    number = request.POST.get("picture", "")
    if found.picture_id is None and number.isdecimal():
        objecting.belongs_to(found, get_object_or_404(Picture.objects.only("id"), pk=int(number)))
    form = DecideForm(request.POST)
    verb = objecting.refuse if "refuse" in request.POST else objecting.take_down
    try:
        if form.is_valid() and "found" not in request.POST:
            verb(found.pk, form.cleaned_data["answer"], now=timezone.now())
    except PictureError as refused:
        on_next_page(request, refused.problems, WORDS)
    else:
        messages.success(request, _("It is noted."))
    return redirect("office:pictures")


urlpatterns = [
    path("privacy/pictures/", pictures, name="pictures"),
    path("privacy/pictures/new", new, name="new_picture"),
    path("privacy/pictures/<int:pk>/", detail, name="picture"),
    path("privacy/pictures/<int:pk>/file", file, name="picture_file"),
    path("privacy/pictures/<int:pk>/consent", consent, name="picture_consent"),
    path("privacy/pictures/<int:pk>/consents/<int:consent_id>/withdraw", withdraw, name="withdraw_picture_consent"),
    path("privacy/pictures/<int:pk>/publish", publish, name="publish_picture"),
    path("privacy/pictures/<int:pk>/publications/<int:publication_id>/remove", remove, name="remove_publication"),
    path("privacy/pictures/objections/<uuid:objection_id>", decide, name="decide_picture_objection"),
]
