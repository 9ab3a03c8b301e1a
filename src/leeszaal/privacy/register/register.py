"""The register as a whole, as one library runs it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leeszaal.privacy.register.activity import Activity, Keeping, Promised
from leeszaal.privacy.register.database_roles import DatabaseRole
from leeszaal.privacy.register.legal_grounds import LegalGrounds
from leeszaal.privacy.register.library import Library
from leeszaal.privacy.register.not_personal import NotPersonal
from leeszaal.privacy.register.partners import Partner
from leeszaal.privacy.register.promises import Promise
from leeszaal.privacy.register.vocabulary import Vocabulary
from leeszaal.privacy.register.words import Words


@dataclass(frozen=True, slots=True)
class Register:
    """Everything declared, by name; ``overlay`` is the library's folder, or empty for the base alone."""

    overlay: str
    library: Library
    activities: Mapping[str, Activity]
    names: Mapping[str, Words]
    vocabulary: Vocabulary
    not_personal: tuple[NotPersonal, ...]
    partners: Mapping[str, Partner]
    promises: Mapping[str, Promise]
    roles: Mapping[str, DatabaseRole]
    legal_grounds: LegalGrounds

    def in_order(self) -> tuple[Activity, ...]:
        """Give the activities in the order of the library's sheet; what it does not name comes last."""
        named = [key for key in self.library.order if key in self.activities]
        return tuple(self.activities[key] for key in dict.fromkeys([*named, *sorted(self.activities)]))

    def keepings(self) -> Iterator[tuple[Activity, Keeping]]:
        """Give every term ever written, with its activity."""
        return ((activity, term) for activity in self.activities.values() for term in activity.keeping)

    def audiences_of(self, activity: Activity) -> tuple[str, ...]:
        """Give who receives data of an activity or gives data to it, other than partners."""
        named = [*(to.who for to in activity.recipients), *(by.who for by in activity.obtained)]
        return tuple(word for word in dict.fromkeys(named) if word not in self.partners)

    def partners_of(self, activity: Activity) -> tuple[Partner, ...]:
        """Give the partners that receive data of an activity or give data to it."""
        named = [*(to.who for to in activity.recipients), *(by.who for by in activity.obtained)]
        return tuple(self.partners[word] for word in dict.fromkeys(named) if word in self.partners)

    def promised(self) -> Iterator[tuple[Activity | None, Promised]]:
        """Give every promise that is kept: by the library as a whole (no activity) or by an activity."""
        yield from ((None, promised) for promised in self.library.promises)
        for activity in self.activities.values():
            yield from ((activity, promised) for promised in activity.promises)

    @property
    def columns(self) -> frozenset[str]:
        """Give every column that some activity uses."""
        return frozenset().union(*(activity.columns for activity in self.activities.values()))
