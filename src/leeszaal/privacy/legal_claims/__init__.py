"""Claims by police, justice and the tax authority: taken in, checked against the law, agreed by two, handed over once.

What could go wrong: somebody is impressed by a uniform and hands over more than the law obliges, to who may not ask it.
So who may claim what on which article stands in the register, with its source; without the privacy officer and the
manager, two different people, nothing is made; and the file holds the columns and the period that were demanded, and
nothing else. Where the law demands silence the database itself keeps the person from seeing it, until a day.
"""
