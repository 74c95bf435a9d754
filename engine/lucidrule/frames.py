"""The screening of frames, where the libraries that it needs are installed."""

from collections.abc import Callable
from typing import Any

from lucidrule.core.fault import CannotScreen, Fault


def screening_of_frames() -> Callable[..., Any]:
    """Return what screens a frame; it is imported when it is asked for.

    Raises:
        CannotScreen: The extra that it needs is not installed.
    """
    try:
        from lucidrule.columns.frame import screen
    except ImportError as error:
        raise CannotScreen((Fault("needs-extra", None, {"name": str(error.name)}),)) from None

    def screening(*args: Any, **kwargs: Any) -> Any:
        try:
            return screen(*args, **kwargs)
        except ModuleNotFoundError as error:
            # Frames of pandas are taken through pyarrow, which pandas itself does without.
            raise CannotScreen((Fault("needs-package", None, {"name": str(error.name)}),)) from None

    return screening
