"""A function in the making.

It is built as a syntax tree of names of our own; everything that comes from rules or companies is an object bound to
such a name, never source text.
"""

import ast
from collections.abc import Iterable
from typing import Any

# What every function may be given, and how its values are looked up.
_LOOKED_UP = (("get", "values"), ("part", "record"))
_PLACE = {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 0}


class Body:
    """Statements, and the objects bound to their names.

    Attributes:
        body: The statements so far.
        handed: The names of what is handed over in one tuple, in its order.
    """

    def __init__(self, handed: Iterable[str] = ()) -> None:
        self._bound: dict[str, Any] = {}
        self._by_identity: dict[int, str] = {}
        self.body: list[ast.stmt] = []
        self.handed = [ast.Name(name, ast.Load()) for name in handed]
        self._number = 0

    def assign(self, expression: ast.expr) -> ast.expr:
        """Return a name that holds the value of an expression from here on."""
        if isinstance(expression, ast.Constant | ast.Name):
            return expression
        self._number += 1
        name = f"v{self._number}"
        self.body.append(ast.Assign([ast.Name(name, ast.Store())], expression))
        return ast.Name(name, ast.Load())

    def bind(self, value: Any) -> ast.Name:
        """Return a name for an object that comes from rules."""
        name = self._by_identity.get(id(value))
        if name is None:
            name = f"k{len(self._bound)}"
            self._bound[name] = value
            self._by_identity[id(value)] = name
        return ast.Name(name, ast.Load())

    def reads(self, *names: str) -> bool:
        """Return whether one of some names is read."""
        return any(isinstance(node, ast.Name) and node.id in names for part in self.body for node in ast.walk(part))

    def function(self, parameters: tuple[str, ...] = ("values", "records")) -> Any:
        """Return the finished function."""
        arguments = ast.arguments([], [ast.arg(name) for name in parameters], None, [], [], None, [])
        start: list[ast.stmt] = []
        if self.handed:
            names: list[ast.expr] = [ast.Name(each.id, ast.Store()) for each in self.handed]
            start.append(ast.Assign([ast.Tuple(names, ast.Store())], ast.Name(parameters[0], ast.Load())))
        for name, of in _LOOKED_UP:
            if of in parameters:
                found = ast.Attribute(ast.Name(of, ast.Load()), "get", ast.Load())
                start.append(ast.Assign([ast.Name(name, ast.Store())], found))
        function = ast.FunctionDef("found", arguments, [*start, *self.body], [])
        module = ast.Module([function], [])
        _place(module)
        namespace: dict[str, Any] = dict(self._bound)
        exec(compile(module, "<lucidrule>", "exec"), namespace)
        return namespace["found"]


def _place(tree: ast.AST) -> None:
    """Put all parts of a tree in one place, which Python wants to know; there is no source that they stand in."""
    todo: list[Any] = [tree]
    while todo:
        node = todo.pop()
        parts = vars(node)
        if "lineno" in parts:
            # A part that stands in several.
            continue
        for part in parts.values():
            if isinstance(part, list):
                todo += part
            elif isinstance(part, ast.AST):
                todo.append(part)
        if node._attributes:
            parts.update(_PLACE)
