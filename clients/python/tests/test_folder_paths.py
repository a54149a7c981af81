"""With the examples of ManifestTest in registry-service: what one takes and refuses, the other does, too."""

from __future__ import annotations

import pytest

from modeltrail.folder_paths import clash, flaw


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../up",
        "a/../../up",
        "a/..",
        "./a",
        "a/./b",
        "a//b",
        "a/",
        "a\\..\\b",
        "C:\\x",
        "a\u0000b",
        "a\nb",
        "a\u0085b",
        "u\u0308.txt",
        "half \ud800 a character",
    ],
)
def test_a_path_that_could_lead_elsewhere_is_refused(path: str) -> None:
    assert flaw(path)


@pytest.mark.parametrize(
    "path",
    [
        "a:b",
        "c:",
        "file.txt:stream",
        "a./b",
        "a /b",
        "a.",
        "a/b ",
        "what?",
        "a|b",
        "a*",
        "<a>",
        'a"b',
        "nul",
        "dir/CON",
        "Aux.txt",
        "com1/x",
        "LPT9.tar.gz",
        "COM\u00b9",
        "con .txt",
        "CONIN$",
    ],
)
def test_a_name_that_some_file_system_does_not_take_is_refused(path: str) -> None:
    assert "Windows" in str(flaw(path))


@pytest.mark.parametrize(
    "path",
    [
        ".config",
        "a b.txt",
        "console.log",
        "null",
        "com10",
        "auxiliary/x",
        "a.con",
        "con\u0131n$",
        "dir/\u00fc.txt",
    ],
)
def test_a_name_that_only_looks_like_one_of_those_is_taken(path: str) -> None:
    assert flaw(path) is None


def test_paths_have_limits() -> None:
    assert flaw("\u00fc" * 127) is None
    assert flaw("\u00fc" * 128) == "has a name of more than 255 bytes"
    assert flaw("abc/" * 255 + "abc") is None
    assert flaw("abc/" * 256 + "abc") == "has more than 1,024 bytes"


@pytest.mark.parametrize(
    ("paths", "what"),
    [
        (["A", "a"], '"A" and "a", the same file'),
        (["DIR/b", "dir/a"], '"DIR" and "dir", the same folder'),
        (["A/x", "a/y"], '"A" and "a", the same folder'),
        (["dir", "dir/a"], '"dir" as a file and as a folder'),
        (["Dir", "dir/a"], '"dir" as a file and as a folder'),
        (["STRASSE", "stra\u00dfe"], "the same file"),
    ],
)
def test_files_that_would_be_one_on_some_file_system_are_refused(paths: list[str], what: str) -> None:
    assert what in str(clash(paths))


def test_files_that_stay_apart_are_taken() -> None:
    assert clash(["dir.a", "dir/a", "dir/b"]) is None
