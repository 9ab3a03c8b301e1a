"""The forms of the door: identifier and password, code, new password."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leeszaal.login.models import User
from leeszaal.patrons.access import patron_actor
from leeszaal.patrons.services import change_password

if TYPE_CHECKING:
    _SetPassword = SetPasswordForm[User]
else:
    _SetPassword = SetPasswordForm


class LoginForm(forms.Form):
    """Card number, e-mail address or staff log-in name, and the password."""

    identifier = forms.CharField(
        label=_("Card number or e-mail address"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CodeForm(forms.Form):
    """The six digits of an authenticator app, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True}),
    )


class ForgottenForm(forms.Form):
    """Who wants a new password."""

    identifier = forms.CharField(
        label=_("Card number or e-mail address"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )


class ChoosePasswordForm(_SetPassword):
    """A new password, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        new, again = self.fields["new_password1"], self.fields["new_password2"]
        new.label, again.label, again.help_text = _("New password"), _("The new password once more"), ""
        new.help_text = _("At least ten characters, not only digits, and no password that many people use.")

    def save(self, commit: bool = True) -> User:
        """Give the patron, or the staff member, the new password."""
        patron = getattr(self.user, "patron", None)
        if patron is None:
            return super().save(commit)
        return change_password(patron, self.cleaned_data["new_password1"], patron_actor(patron), now=timezone.now())


class ChangePasswordForm(ChoosePasswordForm):
    """A new password, with the present one to show that it is oneself."""

    present = forms.CharField(
        label=_("Your password now"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
    field_order = ("present", "new_password1", "new_password2")

    def clean_present(self) -> Any:
        """Refuse when this is not the password now."""
        present = self.cleaned_data["present"]
        if not self.user.check_password(present):
            raise forms.ValidationError(_("This is not your password."))
        return present
