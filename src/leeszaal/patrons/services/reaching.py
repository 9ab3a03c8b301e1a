"""How a patron can be reached: the address and the telephone numbers, written as a whole."""

from leeszaal.patrons.details import Details
from leeszaal.patrons.models import Address, Phone


def write_address(patron_id: int, details: Details, kind: Address.Kind = Address.Kind.HOME) -> None:
    """Write a patron's address of one kind, in place of the one that was there."""
    Address.objects.update_or_create(
        patron_id=patron_id,
        kind=kind,
        defaults={
            "street": details.street,
            "house_number": details.house_number,
            "addition": details.addition,
            "postcode": details.postcode,
            "town": details.town,
            "country": details.country,
        },
    )


def write_phones(patron_id: int, numbers: tuple[str, ...]) -> None:
    """Write a patron's telephone numbers, in place of those that were there."""
    Phone.objects.filter(patron_id=patron_id).exclude(number__in=numbers).delete()
    for position, number in enumerate(numbers):
        Phone.objects.update_or_create(patron_id=patron_id, number=number, defaults={"position": position})
