"""The engines that frames live on: which answer alike, and how a frame is opened and given back."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import narwhals.stable.v2 as nw
from narwhals.exceptions import DuplicateError

from lucidrule.core.fault import CannotScreen, Fault, WrongColumn
from lucidrule.core.quantity import MOST_DIGITS, plain

# Each of them is compared with the evaluator, row by row, in the tests.
_AS_THEY_ARE = ("polars", "duckdb", "pyspark", "pyspark[connect]")
Back = Callable[[Any], Any]


def opened(frame: Any) -> tuple[Any, Back]:
    """Return a frame for narwhals, and what gives a result back as the same kind.

    Frames of pandas and tables of pyarrow are judged by Polars, which answers alike and faster, and get the new
    columns beside their own: columns of pandas take a comparison with nothing for false.

    Raises:
        CannotScreen: It is no frame, or of an engine that answers differently.
        WrongColumn: Two columns have one name, or one holds numbers of more digits than engines calculate with, or
            what Polars has no type for.
    """
    try:
        own = nw.from_native(frame)
    except DuplicateError:
        raise _twice(getattr(frame, "column_names", None) or list(frame.columns)) from None
    except TypeError:
        kind = f"{type(frame).__module__}.{type(frame).__qualname__}"
        raise CannotScreen((Fault("no-frame", None, {"name": kind}),)) from None
    name = own.implementation.value
    if name == "polars":
        _refuse_longer(frame)
    if name == "duckdb" and len({*map(str.lower, own.columns)}) < len(own.columns):
        # Capital letters tell none of its columns from another.
        raise _twice([*map(str.lower, own.columns)])
    if name in _AS_THEY_ARE:
        return own, lambda result: result.to_native()
    if name == "pyarrow":
        return _in_polars(frame), lambda result: _beside_arrow(frame, result)
    if name == "pandas":
        return _in_polars(_arrow_of(frame)), lambda result: _beside_pandas(frame, result)
    reason = "@cannot:dask" if name == "dask" else "@cannot:untried"
    raise CannotScreen((Fault("cannot-use-engine", None, {"name": name, "reason": reason}),))


def _twice(names: Sequence[Any]) -> WrongColumn:
    twice = [name for name, number in Counter(names).items() if number > 1]
    return WrongColumn(tuple(Fault("heading-twice", None, {"name": str(name)}) for name in twice))


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

    table = _of_38_digits(table)
    try:
        return nw.from_native(polars.from_arrow(table))
    except polars.exceptions.ComputeError:
        raise WrongColumn(tuple(_without_type(table))) from None


def _without_type(table: Any) -> Iterator[Fault]:
    """Yield a fault for each column of a table that Polars has no type for."""
    import polars

    for name, column in zip(table.column_names, table.columns, strict=True):
        try:
            polars.from_arrow(column)
        except polars.exceptions.ComputeError:
            params = {"name": name, "type": str(column.type), "expected": "@kind:text"}
            yield Fault("wrong-column-type", None, params)


def _of_38_digits(table: Any) -> Any:
    """Return a table whose decimals have at most 38 digits, and no fewer than none behind the point, and in which no
    column says only where its values end.

    What has more is text, which no fact of numbers takes.
    """
    import pyarrow
    import pyarrow.compute

    for at, field in enumerate(table.schema):
        if pyarrow.types.is_run_end_encoded(field.type):
            column = pyarrow.compute.run_end_decode(table.column(at))
            table = table.set_column(at, field.name, column)
        elif pyarrow.types.is_decimal256(field.type) or (pyarrow.types.is_decimal(field.type) and field.type.scale < 0):
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
    kept = _dense(frame).convert_dtypes(dtype_backend="pyarrow")
    for name in [name for name, kind in kept.dtypes.items() if not hasattr(kind, "pyarrow_dtype")]:
        kept[name] = kept[name].map(_in_arrow) if str(kept[name].dtype) == "object" else kept[name]
        try:
            pyarrow.Array.from_pandas(kept[name])
        except pyarrow.ArrowException:
            # As a sheet has it in which people wrote numbers, days and words below one heading.
            kept[name] = pyarrow.array([_written(each) for each in kept[name]], pyarrow.string()).to_pandas()
    return pyarrow.Table.from_pandas(kept, preserve_index=False)


def _dense(frame: Any) -> Any:
    """Return a frame of pandas without columns of which only what is not the usual value is kept."""
    sparse = [name for name, kind in frame.dtypes.items() if hasattr(kind, "fill_value")]
    return frame.assign(**{name: frame[name].sparse.to_dense() for name in sparse}) if sparse else frame


def _in_arrow(value: Any) -> Any:
    # No whole numbers of Arrow are longer.
    longer = isinstance(value, int) and not -(2**63) <= value < 2**63
    return Decimal(value) if longer else value


def _written(value: Any) -> str | None:
    """Return a value among others of other kinds as it would be written; None: it is none that a cell holds."""
    import numpy

    own = value.item() if isinstance(value, numpy.generic) else value
    if isinstance(own, str):
        return own
    if isinstance(own, bool):
        return str(own).lower()
    if isinstance(own, date):
        return own.isoformat() if own == own else None
    number = Decimal(str(own)) if isinstance(own, int | float | Decimal) else None
    return plain(number) if number is not None and number.is_finite() else None


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
