"""The large demo, for measuring: 200,000 patrons, 1,000,000 records, 1,500,000 items, 5,000,000 past loans.

It is made of five hundred parts by as many processes as there are cores. A part is a small town of its own: its people
borrow its items, so that nobody goes above a limit without the parts knowing of each other. Memory stays flat: records
go into the database as they are made, everything else goes to files first, because what points must come after what
it points at.
"""
