"""Where to pick a hold up."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from leeszaal.branches.models import Branch
from leeszaal.patrons.models import Patron


class HoldForm(forms.Form):
    """The pickup location, and for who may do so for others: for whom."""

    pickup_branch = forms.TypedChoiceField(
        label=_("Where do you want to pick it up?"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: object, me: Patron, others: Iterable[tuple[int, str]] = (), **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        places = Branch.objects.filter(is_pickup_location=True).values_list("pk", "name")
        self.fields["pickup_branch"].choices = list(places)  # type: ignore[attr-defined]
        self.fields["pickup_branch"].initial = me.home_branch_id
        people = [(me.pk, _("Myself")), *others]
        if len(people) > 1:
            self.fields["for"] = forms.ChoiceField(label=_("For whom?"), choices=people, widget=forms.RadioSelect)
            self.fields["for"].initial = me.pk
