"""The engines that frames live on: which answer alike, and how a frame is opened and given back."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import narwhals.stable.v2 as nw

from lucidrule.core.fault import CannotScreen, Fault, WrongColumn
from lucidrule.core.quantity import MOST_DIGITS

# Each of them is compared with the evaluator, row by row, in the tests.
_AS_THEY_ARE = ("polars", "duckdb", "pyspark", "pyspark[connect]")
Back = Callable[[Any], Any]


def opened(frame: Any) -> tuple[Any, Back]:
    """Return a frame for narwhals, and what gives a result back as the same kind.

    Frames of pandas and tables of pyarrow are judged by Polars, which answers alike and faster, and get the new
    columns beside their own: columns of pandas take a comparison with nothing for false.

    Raises:
        CannotScreen: It is no frame, or of an engine that answers differently.
        WrongColumn: A column holds numbers of more digits than engines calculate with.
    """
    try:
        own = nw.from_native(frame)
    except TypeError:
        kind = f"{type(frame).__module__}.{type(frame).__qualname__}"
        raise CannotScreen((Fault("no-frame", None, {"name": kind}),)) from None
    name = own.implementation.value
    if name == "polars":
        _refuse_longer(frame)
    if name in _AS_THEY_ARE:
        return own, lambda result: result.to_native()
    if name == "pyarrow":
        return _in_polars(frame), lambda result: _beside_arrow(frame, result)
    if name == "pandas":
        return _in_polars(_arrow_of(frame)), lambda result: _beside_pandas(frame, result)
    reason = "@cannot:dask" if name == "dask" else "@cannot:untried"
    raise CannotScreen((Fault("cannot-use-engine", None, {"name": name, "reason": reason}),))


def _refuse_longer(frame: Any) -> None:
    """Refuse a frame of a file with decimals of more than 38 digits, of which no value can be read.

    Raises:
        WrongColumn: There are some.
    """
    import polars

    kinds = frame.lazy().collect_schema()
    longer = [each for each, kind in kinds.items() if isinstance(kind, polars.Decimal) and kind.precision > MOST_DIGITS]
    if longer:
        params = ({"name": each, "type": str(kinds[each]), "expected": "@kind:number"} for each in longer)
        raise WrongColumn(tuple(Fault("wrong-column-type", None, each) for each in params))


def _in_polars(table: Any) -> Any:
    import polars

    return nw.from_native(polars.from_arrow(_of_38_digits(table)))


def _of_38_digits(table: Any) -> Any:
    """Return a table whose decimals have at most 38 digits, and no fewer than none behind the point.

    What has more is text, which no fact of numbers takes.
    """
    import pyarrow

    for at, field in enumerate(table.schema):
        if pyarrow.types.is_decimal256(field.type) or (pyarrow.types.is_decimal(field.type) and field.type.scale < 0):
            column = table.column(at)
            try:
                column = column.cast(pyarrow.decimal128(38, min(max(field.type.scale, 0), 38)))
            except pyarrow.ArrowInvalid:
                column = column.cast(pyarrow.string())
            table = table.set_column(at, field.name, column)
    return table


def _arrow_of(frame: Any) -> Any:
    import pyarrow

    # Whole numbers among which one is not known are floats there, and become whole again.
    kept = frame.convert_dtypes(dtype_backend="pyarrow")
    for name in [name for name, kind in kept.dtypes.items() if str(kind) == "object"]:
        kept[name] = kept[name].map(_in_arrow)
    return pyarrow.Table.from_pandas(kept, preserve_index=False)


def _in_arrow(value: Any) -> Any:
    # No whole numbers of Arrow are longer.
    longer = isinstance(value, int) and not -(2**63) <= value < 2**63
    return Decimal(value) if longer else value


def _new(columns: Any, result: Any) -> Any:
    own = set(columns)
    return result.to_native().select([name for name in result.columns if name not in own])


def _beside_arrow(table: Any, result: Any) -> Any:
    new = _new(table.column_names, result).to_arrow()
    for name in new.column_names:
        table = table.append_column(name, new[name])
    return table


def _beside_pandas(frame: Any, result: Any) -> Any:
    new = _new(frame.columns, result)
    return frame.assign(**{name: new[name].to_list() for name in new.columns})


def of_nothing(frame: Any) -> frozenset[str]:
    """Return the columns of which an engine knows no more than that they hold nothing."""
    if not any(kind == nw.Unknown for kind in frame.collect_schema().values()):
        return frozenset()
    native = frame.to_native()
    if frame.implementation.is_polars():
        return frozenset(name for name, kind in native.collect_schema().items() if str(kind) == "Null")
    if frame.implementation.is_duckdb():
        kinds = zip(native.columns, native.types, strict=True)
        return frozenset(name for name, kind in kinds if str(kind).strip('"') == "NULL")
    # pragma: no cover because Spark runs apart, see `make spark`
    fields = native.schema.fields if frame.implementation.is_spark_like() else ()  # pragma: no cover
    return frozenset(field.name for field in fields if field.dataType.typeName() == "void")  # pragma: no cover
