"""Items in the office: add, describe, move, withdraw, and take any of it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leeszaal.catalogue.models import Item, ItemChange, Record
from leeszaal.catalogue.services import add_item, change_item, restore_item, withdraw_item
from leeszaal.catalogue.services.items import BarcodeTakenError, NotWithdrawableError
from leeszaal.login.access import staff_actor
from leeszaal.login.colleagues import unseen_by_colleagues
from leeszaal.office.record_forms import ItemForm
from leeszaal.office.record_pages import catalogue_page


@catalogue_page
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, record_id: int) -> HttpResponse:
    """Add a copy to a record."""
    record = get_object_or_404(Record.objects.defer("marc"), pk=record_id)
    form = ItemForm(request.POST or None, initial={"material_type": record.material_type})
    if request.method == "POST" and form.is_valid():
        description = form.description() | {"record_id": record_id}
        try:
            add_item(form.cleaned_data["barcode"], description, staff_actor(request).id or 0, now=timezone.now())
        except BarcodeTakenError:
            form.add_error("barcode", _("Another item has this barcode."))
        else:
            messages.success(request, _("The copy is added."))
            return redirect("office:record", record_id)
    return render(request, "office/item.html", {"form": form, "record": record})


@catalogue_page
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the description of a copy, or move it to another branch."""
    item = get_object_or_404(Item.objects.select_related("record"), pk=pk)
    form = ItemForm(request.POST or None, instance=item)
    if request.method == "POST" and form.is_valid():
        change_item(pk, form.description(), staff_actor(request).id or 0, now=timezone.now())
        messages.success(request, _("The copy is saved."))
        return redirect("office:record", item.record_id)
    changes = item.changes.select_related("changed_by").defer(*unseen_by_colleagues("changed_by"))
    changes = changes.order_by("-changed_at", "-pk")[:30]
    return render(request, "office/item.html", {"form": form, "record": item.record, "item": item, "changes": changes})


@catalogue_page
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a copy out of the collection."""
    item = get_object_or_404(Item, pk=pk)
    try:
        withdraw_item(pk, staff_actor(request).id or 0, now=timezone.now())
    except NotWithdrawableError:
        messages.error(request, _("This copy is on loan, on its way or kept for somebody. Take it in first."))
    else:
        messages.success(request, _("The copy is withdrawn. Its history can undo that."))
    return redirect("office:record", item.record_id)


@catalogue_page
@require_POST
def restore(request: HttpRequest, change_id: int) -> HttpResponse:
    """Take a change of a copy back."""
    change = get_object_or_404(ItemChange, pk=change_id)
    try:
        item = restore_item(change.pk, staff_actor(request).id or 0, now=timezone.now())
    except NotWithdrawableError:
        messages.error(request, _("This copy is on loan, on its way or kept for somebody. Take it in first."))
        return redirect("office:item", change.item_id)
    messages.success(request, _("The copy is as it was."))
    return redirect("office:item", item.pk)
