"""The engines that frames live on: which answer alike, and how a frame is opened and given back."""

from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw

from lucidrule.core.fault import CannotScreen, Fault

# Each of them is compared with the evaluator, row by row, in the tests.
_AS_THEY_ARE = ("polars", "duckdb", "pyspark", "pyspark[connect]")
Back = Callable[[Any], Any]


def opened(frame: Any) -> tuple[Any, Back]:
    """Return a frame for narwhals, and what gives a result back as the same kind.

    Frames of pandas and tables of pyarrow are judged by Polars, which answers alike and faster, and get the new
    columns beside their own: columns of pandas take a comparison with nothing for false.

    Raises:
        CannotScreen: It is no frame, or of an engine that answers differently.
    """
    try:
        own = nw.from_native(frame)
    except TypeError:
        kind = f"{type(frame).__module__}.{type(frame).__qualname__}"
        raise CannotScreen((Fault("no-frame", None, {"name": kind}),)) from None
    name = own.implementation.value
    if name in _AS_THEY_ARE:
        return own, lambda result: result.to_native()
    if name == "pyarrow":
        return _in_polars(frame), lambda result: _beside_arrow(frame, result)
    if name == "pandas":
        return _in_polars(_arrow_of(frame)), lambda result: _beside_pandas(frame, result)
    reason = "@cannot:dask" if name == "dask" else "@cannot:untried"
    raise CannotScreen((Fault("cannot-use-engine", None, {"name": name, "reason": reason}),))


def _in_polars(table: Any) -> Any:
    import polars

    return nw.from_native(polars.from_arrow(table))


def _arrow_of(frame: Any) -> Any:
    import pyarrow

    # Whole numbers among which one is not known are floats there, and become whole again.
    return pyarrow.Table.from_pandas(frame.convert_dtypes(dtype_backend="pyarrow"), preserve_index=False)


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
