"""What can be typed about a breach: what happened, what was touched, how large the risk is, and the report."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeszaal.login.models import StaffMember, Terminal
from leeszaal.office.day_fields import past_moment
from leeszaal.privacy.breaches.kinds import Kind, Risk, What
from leeszaal.privacy.breaches.words import KINDS, RISKS
from leeszaal.privacy.models import BreachScope

_WORDS = forms.Textarea(attrs={"rows": 4})


class BreachForm(forms.Form):
    """A breach as it is first written down."""

    title = forms.CharField(max_length=120, label=_("In a few words"))
    story = forms.CharField(
        max_length=4000,
        widget=_WORDS,
        label=_("What happened"),
        help_text=_("Those whom it touches read this in their letter. Name nobody."),
    )
    kinds = forms.MultipleChoiceField(
        choices=[(kind.value, KINDS[kind]) for kind in Kind],
        widget=forms.CheckboxSelectMultiple,
        label=_("What was broken"),
    )
    aware_at = past_moment(
        label=_("When the library became aware"), help_text=_("The 72 hours count from here. It cannot be changed.")
    )
    drill = forms.BooleanField(required=False, label=_("This is a drill: nothing is sent to people"))


class ScopeForm(forms.Form):
    """A part of what was touched."""

    touched = forms.ChoiceField(label=_("What was touched"))
    begins_at = past_moment(required=False, label=_("From"), help_text=_("For an account or a machine."))
    ends_at = past_moment(required=False, label=_("Until"))

    def __init__(self, tables: list[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        staff = StaffMember.objects.order_by("name").values_list("pk", "name")
        machines = Terminal.objects.order_by("name").values_list("pk", "name")
        self.fields["touched"].choices = [  # type: ignore[attr-defined]
            (_("Everything in a table"), [(f"{What.TABLE}:{label}", said) for label, said in tables]),
            (_("What the account of a staff member was shown"), [(f"{What.STAFF}:{pk}", name) for pk, name in staff]),
            (_("What a self-service machine was shown"), [(f"{What.TERMINAL}:{pk}", name) for pk, name in machines]),
        ]

    def scope(self) -> BreachScope:
        """Give the part that was chosen, not saved yet."""
        what, _colon, which = self.cleaned_data["touched"].partition(":")
        period = {name: self.cleaned_data[name] for name in ("begins_at", "ends_at")}
        if what == What.TABLE:
            return BreachScope(what=what, label=which)
        return BreachScope(what=what, subject_id=int(which), **period)


class AssessForm(forms.Form):
    """How large the risk to people is, and why; what it can mean for them, and what is done."""

    risk = forms.ChoiceField(choices=[(risk.value, RISKS[risk]) for risk in Risk], label=_("Risk to people"))
    because = forms.CharField(max_length=1000, widget=_WORDS, label=_("Why"))
    consequences = forms.CharField(
        max_length=4000, required=False, widget=_WORDS, label=_("What it can mean for people")
    )
    measures = forms.CharField(
        max_length=4000, required=False, widget=_WORDS, label=_("What is done about it, and what people can do")
    )


class ReportForm(forms.Form):
    """That the supervisor was told."""

    reported_at = past_moment(label=_("Reported on"))
    number = forms.CharField(max_length=60, required=False, label=_("Number that the supervisor gave"))
    late_because = forms.CharField(
        max_length=500, required=False, label=_("Why it is late"), help_text=_("Only after more than 72 hours.")
    )
