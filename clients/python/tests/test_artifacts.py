from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

import modeltrail
from modeltrail import Artifact, File, Invalid, Settings
from modeltrail.artifacts import manifest
from registry_double import RegistryDouble


def test_a_file_is_known_by_the_digest_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "m.pkl"
    path.write_bytes(b"model" * 500_000)
    artifact = Artifact.at(path)
    assert artifact.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (artifact.size_bytes, artifact.layout, artifact.format()) == (2_500_000, "FILE", "pickle")


def test_a_folder_is_known_by_its_manifest_whatever_the_order_on_disk(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for root, names in ((first, ["b", "a/z", "a.txt"]), (second, ["a.txt", "b", "a/z"])):
        for name in names:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(name.encode())
    one, other = Artifact.at(first), Artifact.at(second)
    assert one.sha256 == other.sha256
    assert [file.path for file in one.files] == ["a.txt", "a/z", "b"]
    assert (one.layout, one.size_bytes) == ("DIRECTORY", 9)


def test_a_manifest_is_canonical_json() -> None:
    files = (File('a"\u00fc', "0" * 64, 7), File("b", "1" * 64, 0))
    zeros, ones = "0" * 64, "1" * 64
    expected = (
        f'[{{"path":"a\\"ü","sha256":"{zeros}","sizeBytes":7}},'
        f'{{"path":"b","sha256":"{ones}","sizeBytes":0}}]'
    )
    assert manifest(files) == expected.encode("utf-8")


def test_paths_are_sorted_by_their_bytes(tmp_path: Path) -> None:
    for name in ("\U0001f600", "\u00ff", "a-b", "B", "\uff5e"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "c").write_bytes(b"x")  # "/" comes after "-"
    listed = [file.path for file in Artifact.at(tmp_path).files]
    assert listed == ["B", "a-b", "a/c", "\u00ff", "\uff5e", "\U0001f600"]


def test_a_link_within_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "secret").write_bytes(b"x")
    (tmp_path / "model" / "weights").symlink_to(tmp_path / "secret")
    with pytest.raises(Invalid, match='symbolic link: "weights"'):
        Artifact.at(tmp_path / "model")


@pytest.mark.parametrize(
    ("name", "flaw"),
    [
        ("a\\b", "backslash"),
        ("a\nb", "control"),
        ("a\u2028b", "control"),
        ("a\u0308", "NFC"),
        ("\udcff", "UTF-8"),
    ],
)
def test_names_that_a_manifest_may_not_have_are_refused(tmp_path: Path, name: str, flaw: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(Invalid, match=flaw):
        Artifact.at(tmp_path)


def test_a_folder_that_the_registry_would_not_take_is_named_before_anything_is_sent(
    registry: RegistryDouble, settings: Settings, tmp_path: Path
) -> None:
    for name, problem in (
        ("CON", "has a name that Windows does not take"),
        ("Model", '"Model" and "model", the same file'),
        ("MODEL/b", '"MODEL" as a file and as a folder'),
    ):
        root = tmp_path / f"with-{len(name)}"
        (root / name).parent.mkdir(parents=True)
        for each in (name, "model"):
            (root / each).write_bytes(b"x")
        with pytest.raises(Invalid, match=problem) as invalid:
            modeltrail.register(root, model_name="churn", settings=settings)
        assert invalid.value.field == "model_path"
    assert not registry.requests


def test_a_folder_that_is_not_uploaded_may_have_paths_that_the_registry_does_not_keep(
    registry: RegistryDouble, settings: Settings, tmp_path: Path
) -> None:
    names = ["Model", "a\u0308", "aux.py", "model", "part-2026-01-01T00:00:00.bin"]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    modeltrail.register(tmp_path, model_name="churn", uri="s3://bucket/model", settings=settings)
    (told,) = registry.events.values()
    assert sorted(file["path"] for file in told["artifact"]["files"]) == sorted(names)
    (tmp_path / "c:").write_bytes(b"x")
    with pytest.raises(Invalid, match="begins with a drive"):
        modeltrail.register(tmp_path, model_name="churn", uri="s3://bucket/model", settings=settings)


def test_more_files_than_an_event_can_name_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / ("d" * 200)
    folder.mkdir()
    for i in range(1_000):
        (folder / f"{i:04}").touch()
    with pytest.raises(Invalid, match="more files than an event can name"):
        Artifact.at(tmp_path)
    assert len(Artifact.at(folder).files) == 1_000


def test_a_folder_beside_the_model_may_have_more_files_than_an_event_can_name(
    registry: RegistryDouble, settings: Settings, model: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "plots" / ("d" * 200)
    folder.mkdir(parents=True)
    for i in range(1_000):
        (folder / f"{i:04}").touch()
    plots = modeltrail.Attachment("plots", tmp_path / "plots")
    modeltrail.register(model, model_name="churn", attachments=[plots], settings=settings)
    (told,) = registry.events.values()
    assert told["attachments"][0]["sha256"] in registry.stored


def test_what_is_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, problem in (("missing", "No such file"), ("empty", "empty folder"), ("pipe", "neither")):
        with pytest.raises(Invalid, match=problem):
            Artifact.at(tmp_path / name)
