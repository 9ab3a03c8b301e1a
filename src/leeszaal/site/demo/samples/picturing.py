"""Pictures of events: a crowd that is shown, a close-up that is shown too long and taken back, and objections."""

from leeszaal.privacy.models import Picture, PictureConsent
from leeszaal.privacy.pictures import consenting, objecting, publishing
from leeszaal.site.demo.chance import chance_for
from leeszaal.site.demo.samples.spines import shelf
from leeszaal.site.demo.samples.stage import Stage

How = PictureConsent.How


def picture(stage: Stage) -> None:
    """Make the pictures, and let people agree and object."""
    crowd = _made(stage, "Open dag", "Centrum, hal", days=46, announced=Picture.Announced.SIGN)
    publishing.publish(crowd.pk, "www.lindeveen.example/open-dag", stage.day(-44), stage.day(320))
    _made(stage, "Voorleesontbijt", "De Vaart", days=12, recognisable=1)
    _close_up(stage)
    words = "Op de foto van de open dag op jullie site sta ik vooraan. Ik wil dat niet."
    objecting.object_to(words, "vooraan@lezer.example", now=stage.ago(2, 19), picture=crowd)
    unknown = objecting.object_to("Er hangt een foto van mijn dochter in de bus.", "", now=stage.ago(21))
    objecting.refuse(unknown.pk, "In de bus hangen geen foto's van mensen, alleen van boeken.", now=stage.ago(14))


def _close_up(stage: Stage) -> None:
    close = _made(
        stage,
        "Schrijver op bezoek",
        "Centrum, leescafé",
        days=33,
        recognisable=2,
        announced=Picture.Announced.INVITATION,
    )
    that_day, next_day = stage.day(-33), stage.day(-32)
    member = consenting.consent(close, How.SIGNED, that_day, today=that_day, patron_id=stage.member().pk)
    consenting.consent(close, How.EMAIL, next_day, today=next_day, name="Sanne Vink", by_guardian=True)
    publishing.publish(close.pk, "Nieuwsbrief en beeldscherm in de hal", stage.day(-30), stage.day(-2))
    words = "Iemand op deze foto trok de toestemming in."
    consenting.withdraw(member, words, today=stage.day(-3), now=stage.ago(3, 12))


def _made(
    stage: Stage,
    event: str,
    place: str,
    *,
    days: int,
    recognisable: int = 0,
    announced: Picture.Announced = Picture.Announced.NOT,
) -> Picture:
    return Picture.objects.create(
        event=event,
        taken_on=stage.day(-days),
        place=place,
        announced=announced,
        photographer="Henk Lubbers",
        recognisable=recognisable,
        content=shelf(chance_for(stage.seed, event)),
        content_type="image/png",
    )
