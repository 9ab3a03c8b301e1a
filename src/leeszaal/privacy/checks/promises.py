"""A promise stands in the register only when a test would fail without it."""

from collections.abc import Iterator, Mapping

from leeszaal.privacy.register import Problem, Register


def promise_problems(register: Register, tests: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Give promises without a test, and tests that quote a promise that does not exist."""
    for activity, promised in register.promised():
        if not tests.get(promised.id):
            where = (activity or register.library).place(f"promises.{promised.id}")
            remedy = f'mark a test that would fail without it @pytest.mark.promise("{promised.id}"), or leave it out'
            yield Problem(where, "no test quotes it, so nobody knows whether it is kept", remedy)
    for promise in tests.keys() - register.promises.keys():
        remedy = "mend the id in the mark of that test"
        yield Problem(tests[promise][0], f"quotes {promise}, which is not in promises.toml", remedy)
