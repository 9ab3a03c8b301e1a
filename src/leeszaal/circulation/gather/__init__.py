"""The facts of one decision, gathered in one statement once the rows that are scarce have been locked.

Why not in the statement that locks: PostgreSQL looks at the other tables as they were when that statement began, so a
desk that waited for another one would count loans without those the other desk had just made. Locks first, in the order
patron, item; then everything is read as it is now.
"""
