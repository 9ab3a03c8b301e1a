"""What can be typed about a mailing: for whom it is, and its words in both languages."""

from collections.abc import Iterable

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from leeszaal.catalogue.models import Authority
from leeszaal.catalogue.words import MATERIALS
from leeszaal.patrons.models import Mailing
from leeszaal.patrons.words import SUBJECTS
from leeszaal.privacy.declared import register

_MOST_GENRES = 60
Choice = tuple[str, str | Promise]


class MailingForm(forms.ModelForm[Mailing]):
    """A mailing; ``for_whom`` names the activity and, after a stroke, the part of it (``targeted|interest:music``)."""

    for_whom = forms.ChoiceField(label=gettext_lazy("For whom is it?"))
    field_order = ("for_whom", "subject_nl", "text_nl", "subject_en", "text_en")

    class Meta:
        model = Mailing
        fields = ("subject_nl", "text_nl", "subject_en", "text_en")
        labels = {
            "subject_nl": gettext_lazy("Subject in Dutch"),
            "text_nl": gettext_lazy("Text in Dutch"),
            "subject_en": gettext_lazy("Subject in English"),
            "text_en": gettext_lazy("Text in English"),
        }
        help_texts = {
            "text_nl": gettext_lazy("Plain text. Greeting, why somebody gets it and the way out come by themselves.")
        }
        widgets = {"text_nl": forms.Textarea(attrs={"rows": 10}), "text_en": forms.Textarea(attrs={"rows": 10})}

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["for_whom"].choices = for_whom_choices()  # type: ignore[attr-defined]
        if self.instance.activity:
            self.initial["for_whom"] = key_of(self.instance)

    def mailing(self) -> Mailing:
        """Give the mailing as it was typed, not kept yet."""
        mailing: Mailing = self.save(commit=False)
        mailing.activity, _stroke, mailing.part = self.cleaned_data["for_whom"].partition("|")
        return mailing


def key_of(mailing: Mailing) -> str:
    """Give the choice that a mailing stands for."""
    return f"{mailing.activity}|{mailing.part}" if mailing.part else mailing.activity


def for_whom_choices() -> list[tuple[str | Promise, list[Choice]]]:
    """Give everybody that a mailing can be for, by the activity that allows it."""
    genres = Authority.objects.filter(kind=Authority.Kind.GENRE).order_by("heading").values_list("heading", flat=True)
    return [
        (_title("newsletter"), [("newsletter", gettext_lazy("Everybody with the newsletter"))]),
        (_title("direct_mail"), [("direct_mail", gettext_lazy("Everybody who wants e-mails about offers"))]),
        (_title("targeted"), _parts("targeted|interest", SUBJECTS.items())),
        (_title("profile"), _parts("profile|material", MATERIALS.items())),
        (_title("profile"), _parts("profile|genre", [(genre, genre) for genre in genres[:_MOST_GENRES]])),
    ]


def _parts(prefix: str, known: Iterable[Choice]) -> list[Choice]:
    return [(f"{prefix}:{code}", words) for code, words in known]


def _title(activity: str) -> str:
    return register().activities[activity].title.in_language((get_language() or "nl")[:2])
