"""What can be typed about staff, and what is wrong with it."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leeszaal.branches.models import Branch
from leeszaal.login.models import Role, StaffMember, User
from leeszaal.login.services import add_staff, set_password
from leeszaal.login.signing_in import is_login_name

ROLES = (
    (Role.DESK, gettext_lazy("Desk: lend, take back, help patrons")),
    (Role.SUPERVISOR, gettext_lazy("Supervisor: desk, and waive what the desk may not")),
    (Role.CATALOGUE, gettext_lazy("Catalogue: records and items")),
    (Role.MANAGER, gettext_lazy("Manager: rules, branches, staff")),
    (Role.PRIVACY, gettext_lazy("Privacy officer: the register")),
)


class _Details(forms.Form):
    name = forms.CharField(max_length=80, label=gettext_lazy("Name"))
    email = forms.EmailField(required=False, label=gettext_lazy("E-mail"))
    branch = forms.ModelChoiceField(Branch.objects.all(), label=gettext_lazy("Branch"), empty_label=None)
    roles = forms.MultipleChoiceField(choices=ROLES, widget=forms.CheckboxSelectMultiple, label=gettext_lazy("Roles"))


class NewStaffForm(_Details):
    """A new staff member with a log-in."""

    login = forms.CharField(max_length=60, label=gettext_lazy("Log-in name"))
    password = forms.CharField(
        label=gettext_lazy("First password"),
        help_text=gettext_lazy("At least ten characters. Ask them to change it."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_login(self) -> str:
        """Refuse names that look like a card or an address, and names that are taken."""
        login: str = self.cleaned_data["login"].strip().casefold()
        if not is_login_name(login):
            raise ValidationError(_("Choose a name that is no card number and no e-mail address."))
        if User.objects.filter(username=login).exists():
            raise ValidationError(_("This log-in name is taken."))
        return login

    def clean_password(self) -> str:
        """Refuse weak passwords."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def save(self) -> StaffMember:
        """Make the log-in."""
        data = self.cleaned_data
        return add_staff(
            data["name"], data["login"], data["password"], data["roles"], data["branch"].pk, email=data["email"]
        )


class StaffForm(_Details):
    """Changes to a staff member."""

    active = forms.BooleanField(required=False, label=gettext_lazy("Can log in"))
    password = forms.CharField(
        required=False,
        label=gettext_lazy("New password"),
        help_text=gettext_lazy("Only when the old one is forgotten. Ask them to change it."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, data: Any = None, *, member: StaffMember, editor_id: int | None) -> None:
        super().__init__(
            data,
            initial={
                "name": member.name,
                "email": member.email,
                "branch": member.branch_id,
                "roles": member.roles,
                "active": member.user.is_active,
            },
        )
        self.member = member
        self.is_self = member.pk == editor_id

    def clean_password(self) -> str:
        """Refuse weak passwords."""
        password: str = self.cleaned_data["password"]
        if password:
            validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        """Keep managers from locking themselves out."""
        cleaned = super().clean() or {}
        if self.is_self and not cleaned.get("active"):
            self.add_error("active", _("You cannot close your own log-in."))
        if self.is_self and Role.MANAGER not in cleaned.get("roles", []):
            self.add_error("roles", _("You cannot take the manager's role from yourself."))
        return cleaned

    @transaction.atomic
    def save(self) -> None:
        """Write the changes; a closed log-in, or a new password, ends the sessions at their next request."""
        data = self.cleaned_data
        member = self.member
        member.name, member.email, member.branch, member.roles = (
            data["name"],
            data["email"],
            data["branch"],
            data["roles"],
        )
        member.save(update_fields=["name", "email", "branch", "roles"])
        member.user.is_active = data["active"]
        member.user.save(update_fields=["is_active"])
        if data["password"]:
            set_password(member.user, data["password"])
