"""What can be typed about a self-service machine, and what is wrong with it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leeszaal.branches.models import Branch
from leeszaal.login.models import Terminal, seen_by_default
from leeszaal.login.terminals import add_terminal, is_terminal_login, written_login
from leeszaal.office.terminal_words import IN_FULL, WARNINGS

LANGUAGES = (("nl", "Nederlands"), ("en", "English"))
ENCODINGS = (
    (Terminal.Encoding.UTF_8, "UTF-8"),
    (Terminal.Encoding.LATIN_1, "Latin-1 (ISO 8859-1)"),
    (Terminal.Encoding.CP850, "CP850 (MS-DOS)"),
)
_FIELDS = (
    *("name", "branch", "may_see", "takes_payments", "blocks_cards", "asks_password"),
    *("language", "encoding"),
)


class Sights(forms.CheckboxSelectMultiple):
    """Check boxes of which some carry a warning: the template writes it under the id ``warning_`` with the value."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Say with a check box where its warning stands."""
        option = super().create_option(name, value, *args, **kwargs)
        if str(value) in WARNINGS:
            option["attrs"]["aria-describedby"] = f"warning_{value}"
        return option


class TerminalForm(forms.ModelForm[Terminal]):
    """Where a terminal stands, what it is told, and what it may do."""

    branch = forms.ModelChoiceField(Branch.objects.all(), label=gettext_lazy("Branch"), empty_label=None)
    may_see = forms.MultipleChoiceField(
        choices=tuple(IN_FULL.items()),
        initial=seen_by_default,
        required=False,
        widget=Sights,
        label=gettext_lazy("What it is told about people"),
    )
    language = forms.ChoiceField(choices=LANGUAGES, label=gettext_lazy("Language, until we know whose card it is"))
    encoding = forms.ChoiceField(
        choices=ENCODINGS,
        label=gettext_lazy("How it writes letters"),
        help_text=gettext_lazy("Choose another one only when letters such as é come out wrong on its screen."),
    )

    class Meta:
        model = Terminal
        fields: tuple[str, ...] = (*_FIELDS, "is_active")
        labels = {
            "login": gettext_lazy("Log-in name"),
            "name": gettext_lazy("Name"),
            "takes_payments": gettext_lazy("Takes payments"),
            "blocks_cards": gettext_lazy("May block a card"),
            "asks_password": gettext_lazy("Asks for the patron's password"),
            "is_active": gettext_lazy("Can log in"),
        }
        help_texts = {
            "login": gettext_lazy("Goes into the settings of the machine. It cannot be changed later."),
            "name": gettext_lazy("What people call it, for example: Self-service hall."),
            "takes_payments": gettext_lazy("What it says is paid, is booked as paid."),
            "blocks_cards": gettext_lazy("For example when somebody leaves a card behind in it."),
            "asks_password": gettext_lazy("Then nobody can borrow, or look at loans, with a card that was found."),
            "is_active": gettext_lazy("Without this the machine is refused, also when it is connected now."),
        }
        error_messages = {"login": {"unique": gettext_lazy("This log-in name is taken.")}}


class NewTerminalForm(TerminalForm):
    """A new terminal with a log-in name."""

    class Meta(TerminalForm.Meta):
        fields = ("login", *_FIELDS)

    def clean_login(self) -> str:
        """Refuse names that look like a card or an address."""
        login = written_login(self.cleaned_data["login"])
        if not is_terminal_login(login):
            raise ValidationError(_("Choose a name that is no card number and no e-mail address."))
        return login

    def add(self) -> tuple[Terminal, str]:
        """Make the terminal; give it and its password."""
        data = dict(self.cleaned_data)
        return add_terminal(branch_id=data.pop("branch").pk, **data)
