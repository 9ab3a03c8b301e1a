"""What branches are called when we tell people about their own data; of people nothing is kept here."""

from leeszaal.privacy.claims import Claims, Label

CLAIMS = Claims(labels=(Label("branches.Branch", nl="name", en="name"),))
