"""Questions and complaints, answered and not, and notes that the desk wrote about members."""

from leeszaal.patrons.models import Note, Question
from leeszaal.patrons.services.notes import write_note
from leeszaal.patrons.services.questions import answer_question, ask, pass_on_question
from leeszaal.site.demo.samples.stage import CLERK, OFFICER, Stage, reader, staff

Kind = Question.Kind


def talk(stage: Stage) -> None:
    """Let members ask and complain, and the desk answer and note."""
    _about_privacy(stage)
    _about_the_house(stage)
    _notes(stage)


def _about_privacy(stage: Stage) -> None:
    asker, complainer, answered = stage.member(), stage.member(), stage.member()
    text = "Bewaren jullie welke boeken ik heb geleend als ik geen lid meer ben?"
    ask(asker.pk, Kind.QUESTION, text, reader(asker), now=stage.ago(5, 20), about_privacy=True)
    text = "Aan de balie werd hardop gezegd wat ik nog moest betalen. Dat hoort niemand te horen."
    complaint = ask(complainer.pk, Kind.COMPLAINT, text, staff(CLERK), now=stage.ago(17, 15))
    pass_on_question(complaint.pk, staff(CLERK), now=stage.ago(17, 16))
    text = "Wie kan zien welke films ik leen?"
    question = ask(answered.pk, Kind.QUESTION, text, reader(answered), now=stage.ago(25, 9), about_privacy=True)
    words = "Alleen jij, en de balie als je daar bent. Op je eigen pagina staat elke keer dat iemand keek."
    answer_question(question.pk, words, staff(OFFICER), now=stage.ago(22, 11))


def _about_the_house(stage: Stage) -> None:
    early, late = stage.member(), stage.member()
    text = "Kan De Vaart op donderdag ook open?"
    ask(early.pk, Kind.QUESTION, text, reader(early), now=stage.ago(2, 13))
    text = "De bibliobus was vorige week een kwartier te vroeg weg."
    complaint = ask(late.pk, Kind.COMPLAINT, text, staff(CLERK), now=stage.ago(11, 15))
    words = "Dat klopt, door een wegafsluiting. We zetten het voortaan op de halte."
    answer_question(complaint.pk, words, staff(CLERK), now=stage.ago(8, 10))


def _notes(stage: Stage) -> None:
    asks, pays = stage.member(), stage.member()
    text = "Vroeg of we bellen als de puzzels van 1000 stukjes terug zijn."
    write_note(asks.pk, Note.Kind.QUESTION, text, staff(CLERK), now=stage.ago(40, 14))
    text = "Betaalt de kapotte dvd in twee keer, tweede keer eind van de maand."
    write_note(pays.pk, Note.Kind.AGREEMENT, text, staff(CLERK), now=stage.ago(9, 14))
