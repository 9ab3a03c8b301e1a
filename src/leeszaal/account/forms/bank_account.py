"""The account number from which one pays."""

from django import forms
from django.utils.translation import gettext_lazy as _


class BankAccountForm(forms.Form):
    """An IBAN and whose account it is; the check is that of `charges.bank_accounts`."""

    iban = forms.CharField(
        label=_("Account number (IBAN)"),
        max_length=42,
        help_text=_("For example NL91 ABNA 0417 1643 00."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    holder = forms.CharField(
        label=_("Name of the account holder"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
