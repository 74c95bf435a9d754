"""The program `lucidrule`, also as `python -m lucidrule`."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType


def main() -> None:
    """Run the command; Ctrl-C ends it with code 130 and no traceback, from the first import to the last message."""
    try:
        import signal

        # Who started us may have told us not to listen.
        if heard := signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, interrupted)
        from lucidrule.cli import main as command

        try:
            command()
        finally:
            # Nothing is left to be done but by Python, which would tell of Ctrl-C in its own words.
            if heard:
                signal.signal(signal.SIGINT, signal.SIG_DFL)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        sys.exit(130)


def interrupted(_: int, frame: "FrameType | None") -> None:
    """End on Ctrl-C: by `KeyboardInterrupt`, but at once where pydantic works, which would make its own error of it."""
    while frame is not None:
        if f"{os.sep}pydantic{os.sep}" in frame.f_code.co_filename:
            os.write(2, b"\n")
            os._exit(130)
        frame = frame.f_back
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
