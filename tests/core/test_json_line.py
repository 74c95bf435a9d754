"""One JSON object on a line: nothing of it is lost in silence."""

from decimal import Decimal

import pytest

from lucidrule.core.json_line import NoObject, decoder, read_object

BY = decoder(number=Decimal, constant=lambda text: text)


def test_numbers_are_taken_as_they_are_written() -> None:
    assert read_object(' {"a": 0.10, "b": 7, "c": NaN} \n', BY) == {"a": Decimal("0.10"), "b": 7, "c": "NaN"}


REFUSED = {
    "a key twice": ('{"a": 1, "b": 2, "b": 3}', "key-twice", {"key": "b"}),
    "a key twice, inside": ('{"a": [{"c": 1, "c": 1}]}', "key-twice", {"key": "c"}),
    "no JSON": ("{", "json-syntax", None),
    "no object": ("[1]", "json-syntax", {"problem": "@json:object"}),
    "deeper than the decoder goes": ("[" * 100_000, "json-too-deep", {"most": "20"}),
}


@pytest.mark.parametrize(("line", "code", "params"), REFUSED.values(), ids=REFUSED)
def test_what_is_none_is_refused(line: str, code: str, params: dict[str, str] | None) -> None:
    with pytest.raises(NoObject) as raised:
        read_object(line, BY)
    assert (raised.value.code, raised.value.params) == (code, params or raised.value.params)


WHERE = {
    " {": ("@json:name", 3),
    '{"a" 1}': ("@json:colon", 6),
    '{"a": 1 "b": 2}': ("@json:comma", 9),
    '{"a": nul}': ("@json:value", 7),
    '{"a": "x': ("@json:unclosed", 7),
    '{"a": "x\ty"}': ("@json:control", 9),
    '{"a": "\\q"}': ("@json:escape", 8),
    '{"a": 1}{': ("@json:more", 9),
    '{"a": 1' + "0" * 5_000 + "}": ("@json:digits", 1),
}


@pytest.mark.parametrize(("line", "told"), WHERE.items(), ids=lambda each: each[0][6:] if len(each) == 2 else "")
def test_what_is_wrong_with_a_line_is_said_in_our_words_with_its_column(line: str, told: tuple[str, int]) -> None:
    with pytest.raises(NoObject) as raised:
        read_object(line, BY)
    assert (raised.value.params["problem"], raised.value.column) == told


@pytest.mark.parametrize("depth", [19, 20])
def test_an_object_as_deep_as_is_read_is_read(depth: int) -> None:
    assert read_object('{"a": ' * depth + "1" + "}" * depth, BY)


def test_a_deeper_object_is_refused() -> None:
    with pytest.raises(NoObject, match="json-too-deep"):
        read_object('{"a": ' * 21 + "1" + "}" * 21, BY)


@pytest.mark.parametrize("length", [999_999, 1_000_000])
def test_a_line_as_long_as_is_read_is_read(length: int) -> None:
    assert read_object('{"a": 1}'.ljust(length), BY) == {"a": 1}


def test_a_longer_line_is_refused() -> None:
    with pytest.raises(NoObject, match="json-too-long"):
        read_object('{"a": 1}'.ljust(1_000_001), BY)


def test_many_brackets_side_by_side_are_not_deep() -> None:
    assert read_object('{"a": [' + ", ".join(["[]"] * 30) + "]}", BY)["a"] == [[]] * 30
