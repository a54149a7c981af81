"""With the examples of ManifestTest and RunRulesTest in registry-service.

What one takes and refuses, the other does, too.
"""

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
        "C:/x",
        "c:x",
        "a:b",
        "a\u0000b",
        "a\nb",
        "a\u0085b",
        "half \ud800 a character",
    ],
)
def test_a_path_that_could_lead_elsewhere_is_refused(path: str) -> None:
    assert flaw(path, kept=False)
    assert flaw(path, kept=True) == flaw(path, kept=False)


@pytest.mark.parametrize(
    "path",
    [
        "part-2026-01-01T00:00:00.bin",
        "aux.py",
        "a./b ",
        "what?",
        "u\u0308.txt",
        "dir/C:/x",
        "\u00fc" * 128,
        "abc/" * 256 + "abc",
    ],
)
def test_a_folder_that_lies_elsewhere_may_have_names_that_are_not_kept_here(path: str) -> None:
    assert flaw(path, kept=False) is None
    assert flaw(path, kept=True)


@pytest.mark.parametrize(
    "path",
    [
        "ab:c",
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
    assert "Windows" in str(flaw(path, kept=True))


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
    assert flaw(path, kept=True) is None


def test_paths_have_limits() -> None:
    assert flaw("\u00fc" * 127, kept=True) is None
    assert flaw("\u00fc" * 128, kept=True) == "has a name of more than 255 bytes"
    assert flaw("abc/" * 255 + "abc", kept=True) is None
    assert flaw("abc/" * 256 + "abc", kept=True) == "has more than 1,024 bytes"


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
    assert what in str(clash(paths, kept=True))


def test_files_that_stay_apart_are_taken() -> None:
    assert clash(["dir.a", "dir/a", "dir/b"], kept=True) is None
    assert clash(["x/dir/a", "y/DIR/b"], kept=True) is None
    assert clash(["A", "DIR/a", "a", "dir/a"], kept=False) is None


@pytest.mark.parametrize("kept", [True, False])
def test_a_file_is_there_once_and_is_no_folder_wherever_it_lies(kept: bool) -> None:
    assert '"a" and "a", the same file' in str(clash(["a", "b", "a"], kept=kept))
    assert '"dir" as a file and as a folder' in str(clash(["dir.a", "dir/z/a", "dir"], kept=kept))
