"""Which tests quote which promise: ``@pytest.mark.promise("RET-1")`` says that the test would fail without it."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

TESTS = Path(__file__).resolve().parents[3] / "tests"
"""The folder of tests beside the program; absent where only the program was installed."""


def quoted(folder: Path = TESTS) -> Mapping[str, tuple[str, ...]]:
    """Give for each promise the tests that quote it, as ``path::name``, by reading the source of the tests."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("test_*.py")):
        source = path.read_text(encoding="utf-8")
        for test, promise in _marks(ast.parse(source)) if "mark.promise(" in source else ():
            found[promise].append(f"{path.relative_to(folder.parent)}::{test}")
    return {promise: tuple(tests) for promise, tests in found.items()}


def _marks(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            for decorator in node.decorator_list:
                yield from ((node.name, promise) for promise in _promises(decorator))


def _promises(decorator: ast.expr) -> Iterator[str]:
    match decorator:
        case ast.Call(func=ast.Attribute(attr="promise"), args=arguments):
            yield from (str(a.value) for a in arguments if isinstance(a, ast.Constant))
