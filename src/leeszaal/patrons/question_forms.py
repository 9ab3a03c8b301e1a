"""Forms for questions, complaints and answers, for the own page, the desk and the office."""

from django import forms
from django.utils.translation import gettext_lazy as _

from leeszaal.patrons.rules.questions import LONGEST
from leeszaal.patrons.words import QUESTIONS


class QuestionForm(forms.Form):
    """What somebody asks or complains of."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=list(QUESTIONS.items()), initial="question", widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What do you want to ask or tell?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5})
    )
    about_privacy = forms.BooleanField(
        label=_("It is about privacy"),
        required=False,
        help_text=_("Then the privacy officer answers, and not the desk."),
    )


class ToldQuestionForm(QuestionForm):
    """What a member tells at the desk, written down by a staff member."""

    text = forms.CharField(
        label=_("What does the member ask or tell?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5})
    )


class AnswerForm(forms.Form):
    """The answer."""

    text = forms.CharField(label=_("Answer"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}))
