"""What can be typed about cameras, and about looking at recordings after an incident."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leeszaal.branches.models import Branch
from leeszaal.office.day_fields import day, day_to_come, past_moment
from leeszaal.privacy.models import Camera
from leeszaal.privacy.models.cameras import LONGEST_DAYS


class CameraForm(forms.ModelForm[Camera]):
    """A camera as the register of cameras describes it."""

    branch_id = forms.TypedChoiceField(coerce=int, label=_("Branch"))
    sign_since = day(required=False, label=_("A sign announces it since"))
    keeps_days = forms.IntegerField(
        min_value=1, max_value=LONGEST_DAYS, initial=LONGEST_DAYS, label=_("Keeps for so many days")
    )

    class Meta:
        model = Camera
        fields = ["branch_id", "place", "sees", "sign_since", "keeps_days", "folder", "is_active"]
        labels = {
            "place": _("Where it hangs"),
            "sees": _("What it sees"),
            "folder": _("Folder of its recordings"),
            "is_active": _("In use"),
        }

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["branch_id"].choices = [(each.pk, each.name) for each in Branch.objects.order_by("name")]  # type: ignore[attr-defined]

    def clean(self) -> None:
        """A camera in use must be announced by a sign that hangs there."""
        super().clean()
        sign_since = self.cleaned_data.get("sign_since")
        if self.cleaned_data.get("is_active") and (sign_since is None or sign_since > timezone.localdate()):
            self.add_error("sign_since", _("A camera without a sign may not be in use."))


class AskForm(forms.Form):
    """After which incident somebody wants to look, and at which time."""

    camera = forms.ModelChoiceField(Camera.objects.order_by("place"), label=_("Camera"))
    incident = forms.CharField(max_length=40, label=_("Number of the incident"))
    reason = forms.CharField(max_length=500, label=_("What happened"), help_text=_("Without names."))
    begins_at = past_moment(label=_("From"))
    ends_at = past_moment(label=_("Until"))


class ClaimForm(forms.Form):
    """A claim by the police or the courts on a recording."""

    number = forms.CharField(max_length=60, label=_("Number of the claim"))
    until = day_to_come(label=_("Keep until"))
