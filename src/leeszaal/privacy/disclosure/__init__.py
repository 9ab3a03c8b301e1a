"""The one door: nothing with people in it leaves the house but through `door.leaving`.

What could go wrong, and how it is kept from going wrong:

- Somebody gets data without an agreement, after it ended, or outside the European Economic Area. The door asks the
  agreements that are kept at the moment of sending; what the register says alone is not enough.
- More leaves than was meant. The caller names the columns; they must be among those that the activity gives to this
  recipient, and the door tells them to the person.
- Somebody is restricted, objected, withdrew consent or is being erased. The door asks, for every single person.
- Something leaves and nobody can say so later. The line of the ledger is committed before anything leaves; when the
  program dies half-way the line says that it was on its way, never that nothing happened.
"""
