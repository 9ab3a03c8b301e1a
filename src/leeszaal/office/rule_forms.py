"""What can be typed about lending rules, and the question which of them applies."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from leeszaal.branches.models import Branch
from leeszaal.catalogue.words import MATERIALS
from leeszaal.circulation.models import LendingRule
from leeszaal.common.money import parse_cents
from leeszaal.office.term_words import TERMS, YES_OR_NO
from leeszaal.patrons.models import PatronCategory
from leeszaal.patrons.words import kind_name

PLACE = ("branch", "category", "material_type")
YES_NO_OPEN = (("", gettext_lazy("not stated")), ("True", gettext_lazy("yes")), ("False", gettext_lazy("no")))


class CategoryField(forms.ModelChoiceField[PatronCategory]):
    """A choice among patron categories, by their names."""

    def label_from_instance(self, obj: PatronCategory) -> str:
        """Name the category."""
        return kind_name(obj)


class CentsField(forms.Field):
    """An amount of money as people write it (``2,50``), kept in cents."""

    def to_python(self, value: Any) -> int | None:
        """Read the amount."""
        if value in self.empty_values:
            return None
        try:
            return parse_cents(str(value))
        except ValueError as error:
            raise ValidationError(_("Write an amount such as 2,50.")) from error

    def prepare_value(self, value: Any) -> Any:
        """Write the amount as it is typed: without currency sign or thousands mark, which may mean two things."""
        if not isinstance(value, int):
            return value
        return f"{value // 100}{'.' if get_language() == 'en' else ','}{value % 100:02d}"


def _term_field(name: str) -> forms.Field:
    label, unit = TERMS[name]
    if name in YES_OR_NO:
        return forms.TypedChoiceField(
            choices=YES_NO_OPEN, coerce=lambda text: text == "True", empty_value=None, required=False, label=label
        )
    if unit == "cents":
        return CentsField(required=False, label=label, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    lowest = -100 if name == "hold_priority" else 0
    return forms.IntegerField(required=False, label=label, min_value=lowest, max_value=3650)


class RuleForm(forms.ModelForm[LendingRule]):
    """One rule: for whom and what it is, and the terms it states."""

    branch = forms.ModelChoiceField(
        Branch.objects.all(), required=False, label=gettext_lazy("Branch"), empty_label=gettext_lazy("every branch")
    )
    category = CategoryField(
        PatronCategory.objects.all(),
        required=False,
        label=gettext_lazy("Kind of patron"),
        empty_label=gettext_lazy("everyone"),
    )
    material_type = forms.ChoiceField(
        choices=[("", gettext_lazy("all material")), *MATERIALS.items()],
        required=False,
        label=gettext_lazy("Material"),
    )

    class Meta:
        model = LendingRule
        fields = (*PLACE, *TERMS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TERMS:
            self.fields[name] = _term_field(name)

    def place_fields(self) -> list[forms.BoundField]:
        """Give the fields that say where the rule applies."""
        return [self[name] for name in PLACE]

    def term_fields(self) -> list[forms.BoundField]:
        """Give the fields of the terms."""
        return [self[name] for name in TERMS]

    def clean(self) -> dict[str, Any]:
        """Demand at least one term, and refuse a second rule for the same place."""
        cleaned = super().clean() or {}
        if not self.errors and all(cleaned.get(name) is None for name in TERMS):
            self.add_error(None, _("State at least one term: a rule that states none changes nothing."))
        same = LendingRule.objects.filter(
            branch=cleaned.get("branch"),
            category=cleaned.get("category"),
            material_type=cleaned.get("material_type", ""),
        )
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("branch", _("There is a rule for this place already. Change that one."))
        return cleaned


class SituationForm(forms.Form):
    """The question which rule applies: where, to whom, and what."""

    branch = forms.ModelChoiceField(Branch.objects.all(), label=gettext_lazy("Branch"), empty_label=None)
    category = CategoryField(PatronCategory.objects.all(), label=gettext_lazy("Kind of patron"), empty_label=None)
    material_type = forms.ChoiceField(choices=MATERIALS.items, label=gettext_lazy("Material"))
