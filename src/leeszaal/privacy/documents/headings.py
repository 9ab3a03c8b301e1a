"""How the documents call their own parts, in both languages."""

from leeszaal.privacy.documents.subjects import Subject
from leeszaal.privacy.register import Words

LIBRARY = Words("De bibliotheek", "The library")

SUBJECTS = {
    Subject.ACTIVITY: Words("verwerking", "activity"),
    Subject.BASIS: Words("grondslag", "basis"),
    Subject.PEOPLE: Words("betrokkenen", "people"),
    Subject.DATA: Words("gegevens", "data"),
    Subject.GIVEN: Words("mee te nemen", "may be taken along"),
    Subject.RECIPIENT: Words("ontvanger", "recipient"),
    Subject.SOURCE: Words("bron", "source"),
    Subject.TERM: Words("termijn", "term"),
    Subject.PROMISE: Words("belofte", "promise"),
    Subject.WORDS: Words("woorden", "words"),
    Subject.PARTNER: Words("partner", "partner"),
    Subject.LIBRARY: Words("bibliotheek", "library"),
    Subject.STATEMENT: Words("verder gezegd", "also stated"),
    Subject.LEGAL_GROUND: Words("wettelijke grond", "legal ground"),
}

WAS = Words("was", "was")
IS = Words("is", "is")
NO_DIFFERENCES = Words("Er is geen verschil.", "There is no difference.")
