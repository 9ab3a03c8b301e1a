"""What the impact assessment says of its own, in both languages; all else in it comes from the register."""

from leeszaal.privacy.documents.risks import Criterion
from leeszaal.privacy.register import Words

TITLE = Words("Gegevensbeschermingseffectbeoordeling", "Data protection impact assessment")
MADE_ON = Words(
    "Blad gemaakt uit het register van {name} zoals dat gold op {day} (artikel 35(7) AVG).",
    "Sheet made from the register of {name} as it held on {day} (article 35(7) GDPR).",
)
FILL_IN = Words("Zelf invullen:", "Fill in yourself:")

NEED = Words("Is een beoordeling nodig?", "Is an assessment needed?")
NEED_RULE = Words(
    "Bij twee of meer criteria van de toezichthouders (WP 248 rev.01) is een beoordeling meestal nodig.",
    "With two or more criteria of the supervisors (WP 248 rev.01) an assessment is needed in most cases.",
)
ACTIVITY = Words("Verwerking", "Activity")
CRITERIA_MET = Words("Criteria", "Criteria")
NEEDED = Words("Beoordelen", "Assess")
YES = Words("ja", "yes")
NO = Words("nee", "no")
DESCRIPTION = Words("1. Wat er gebeurt en waarom (35(7)(a))", "1. What is done and why (35(7)(a))")
NECESSITY = Words("2. Noodzaak en evenredigheid (35(7)(b))", "2. Necessity and proportionality (35(7)(b))")
RISKS = Words("3. Risico's voor mensen (35(7)(c))", "3. Risks to people (35(7)(c))")
MEASURES = Words("4. Maatregelen (35(7)(d))", "4. Measures (35(7)(d))")
CONCLUSION = Words("5. Oordeel", "5. Judgement")

PURPOSE = Words("Doel", "Purpose")
BASIS = Words("Grondslag", "Basis")
PEOPLE = Words("Betrokkenen", "People")
DATA = Words("Gegevens", "Data")
RECIPIENTS = Words("Ontvangers", "Recipients")
TERMS = Words("Termijnen", "Terms")
RIGHTS = Words("Rechten", "Rights")
WITHOUT = Words("Zonder deze gegevens", "Without these data")
SENSITIVE = Words("Gevoelig", "Sensitive")
INTEREST = Words("Belang", "Interest")
BALANCING = {
    "necessity": Words("Waarom het niet met minder kan", "Why it cannot be done with less"),
    "effect": Words("Wat het voor de persoon betekent", "What it means for the person"),
    "safeguards": Words("Waarborgen", "Safeguards"),
    "outcome": Words("Uitkomst van de afweging", "Outcome of the weighing"),
}
SIGN = Words("Teken van risico", "Sign of risk")
SHOWN_BY = Words("Blijkt uit", "Shown by")
LIKELIHOOD = Words("Kans", "Likelihood")
SEVERITY = Words("Gevolg", "Severity")
BLANK = Words("zelf invullen", "fill in yourself")
NO_SIGNS = Words("Uit het register blijkt geen risico.", "The register shows no risk.")
CALLED_SENSITIVE = Words("het register noemt deze gegevens gevoelig", "the register calls these data sensitive")
NOBODY = Words("niemand", "nobody")

CRITERIA = {
    Criterion.SENSITIVE: Words(
        "gevoelige gegevens: wat iemand leest kan geloof, gezondheid of overtuiging verraden",
        "sensitive data: what somebody reads can betray faith, health or conviction",
    ),
    Criterion.CHILDREN: Words("kinderen: er zijn leden onder de 18", "children: there are members under 18"),
    Criterion.STAFF: Words(
        "medewerkers en vrijwilligers, die moeilijk kunnen weigeren",
        "staff and volunteers, who can hardly refuse",
    ),
    Criterion.EVERYBODY: Words("grote schaal: het gaat om alle leden", "large scale: it is about all members"),
    Criterion.COMBINED: Words(
        "samenvoegen: dezelfde gegevens dienen ook een doel op een andere grondslag",
        "combining: the same data also serve a purpose on another basis",
    ),
    Criterion.OBSERVED: Words(
        "gedrag: er ontstaat een beeld van wat iemand doet of leest",
        "behaviour: a picture arises of what somebody does or reads",
    ),
    Criterion.STOPS: Words(
        "iemand kan door deze gegevens een dienst niet gebruiken",
        "because of these data somebody can be kept from a service",
    ),
    Criterion.OUTSIDE: Words(
        "gegevens gaan naar een organisatie buiten de bibliotheek", "data go to an organisation outside"
    ),
    Criterion.HARMFUL: Words(
        "een lek zou schade doen: geld, inloggen of waar iemand woont",
        "a leak would do harm: money, logging in or where somebody lives",
    ),
    Criterion.LONG: Words("gegevens over gedrag blijven lang", "data of behaviour stay long"),
}

TERM_MEASURE = Words("Gaat vanzelf weg: {}.", "Goes by itself: {}.")
NARROWED = Words("{who} krijgt alleen: {what}.", "{who} gets only: {what}.")
AGREED = Words("Met {name} is afgesproken: {agreement} ({day}).", "Agreed with {name}: {agreement} ({day}).")
WITHDRAWAL = Words("Intrekken: {}", "Withdrawal: {}")
OBJECTION = Words("De persoon kan bezwaar maken (artikel 21).", "The person can object (article 21).")

TO_FILL_IN = (
    Words("Om hoeveel mensen gaat het?", "How many people is it about?"),
    Words(
        "Kans en gevolg van elk risico in deel 3; welke andere risico's zijn er?",
        "The likelihood and severity of each risk in part 3; which other risks are there?",
    ),
    Words(
        "Welke maatregelen komen er nog bij, wie doet dat en wanneer?",
        "Which measures are still to come, who takes them and when?",
    ),
    Words("Advies van de functionaris (35(2)).", "Advice of the data protection officer (35(2))."),
    Words(
        "Wat vinden leden of hun vertegenwoordigers ervan (35(9))?",
        "What do members or their representatives think of it (35(9))?",
    ),
    Words(
        "Blijft er een hoog risico over? Dan eerst overleg met de toezichthouder (artikel 36).",
        "Does a high risk remain? Then consult the supervisory authority first (article 36).",
    ),
    Words(
        "Besluit, naam, functie en datum; wanneer opnieuw (35(11)).",
        "Decision, name, post and date; when again (35(11)).",
    ),
)
MEMBERS = Words("Aantal leden, zoals opgegeven: {}.", "Number of members, as given: {}.")
