from __future__ import annotations

import hashlib
import http.client
import ssl
from dataclasses import replace
from pathlib import Path

import pytest

import modeltrail
from modeltrail import Candidate, Corrupt, File, Invalid, NotFound, Settings, Unreachable, Version
from modeltrail.artifacts import manifest
from registry_double import MANIFEST, RegistryDouble, Scripted


def registered(settings: Settings, path: Path) -> Version:
    version = modeltrail.register(path, model_name="churn", settings=settings)
    assert isinstance(version, Version)
    return version


def test_a_file_comes_back_as_it_was(
    registry: RegistryDouble, settings: Settings, model: Path, tmp_path: Path
) -> None:
    version = registered(settings, model)
    path = modeltrail.download(version, tmp_path / "there" / "model.onnx", settings=settings)
    assert path.read_bytes() == model.read_bytes()
    with pytest.raises(Invalid, match="is there already"):
        modeltrail.download(version.uri, path, settings=settings)


def test_a_folder_comes_back_as_it_was(registry: RegistryDouble, settings: Settings, tmp_path: Path) -> None:
    root = tmp_path / "model"
    (root / "a" / "b").mkdir(parents=True)
    (root / "a" / "b" / "w.bin").write_bytes(b"w" * 100)
    (root / "ü.txt").write_bytes(b"")
    path = modeltrail.download(registered(settings, root).uri, tmp_path / "copy", settings=settings)
    assert modeltrail.Artifact.at(path).sha256 == modeltrail.Artifact.at(root).sha256


def test_other_bytes_are_not_kept(
    registry: RegistryDouble, settings: Settings, model: Path, tmp_path: Path
) -> None:
    version = registered(settings, model)
    registry.stored[version.sha256] = (b"something else", "application/octet-stream")
    with pytest.raises(Corrupt):
        modeltrail.download(version, tmp_path / "copy", settings=settings)
    assert [each.name for each in tmp_path.iterdir()] == ["model.onnx"]


@pytest.mark.parametrize("path", ["../evil", "/evil", "a/../../evil", "a\\b", "c:evil", "a\0b"])
def test_a_manifest_that_leads_elsewhere_is_refused(
    registry: RegistryDouble, settings: Settings, tmp_path: Path, path: str
) -> None:
    listing = manifest((File(path, "0" * 64, 1),))
    sha256 = hashlib.sha256(listing).hexdigest()
    registry.stored[sha256] = (listing, MANIFEST)
    with pytest.raises(Invalid, match=r"manifest holds .*, a path that (has|begins)"):
        modeltrail.download(f"{registry.url}/artifacts/{sha256}", tmp_path / "copy", settings=settings)
    assert not list(tmp_path.iterdir())


def test_a_manifest_with_a_file_and_a_folder_of_one_name_is_refused(
    registry: RegistryDouble, settings: Settings, tmp_path: Path
) -> None:
    content = b"x"
    digest = hashlib.sha256(content).hexdigest()
    listing = manifest((File("a", digest, 1), File("a/b", digest, 1)))
    sha256 = hashlib.sha256(listing).hexdigest()
    registry.stored = {sha256: (listing, MANIFEST), digest: (content, "application/octet-stream")}
    with pytest.raises(Invalid, match='"a" as a file and as a folder'):
        modeltrail.download(f"{registry.url}/artifacts/{sha256}", tmp_path / "copy", settings=settings)
    assert not list(tmp_path.iterdir())


def test_busy_is_waited_out_and_missing_is_said(
    registry: RegistryDouble, settings: Settings, model: Path, tmp_path: Path
) -> None:
    version = registered(settings, model)
    registry.scripted = [Scripted("GET", "/artifacts", 503)]
    modeltrail.download(version, tmp_path / "copy", settings=settings)
    with pytest.raises(NotFound):
        modeltrail.download(f"{registry.url}/artifacts/{'0' * 64}", tmp_path / "none", settings=settings)


def test_a_download_that_breaks_off_goes_on_and_is_not_given_up_while_it_does(
    registry: RegistryDouble, settings: Settings, model: Path, tmp_path: Path
) -> None:
    version = registered(settings, model)
    registry.break_downloads_after = [100_000] * 8
    path = modeltrail.download(version, tmp_path / "copy", settings=replace(settings, retry_for=0.25))
    assert path.read_bytes() == model.read_bytes()
    asked = [each.headers.get("Range") for each in registry.sent("GET", "/artifacts")]
    assert asked == [None, *(f"bytes={i}00000-" for i in range(1, 9))]


def test_a_download_begins_anew_where_the_rest_cannot_be_had(
    registry: RegistryDouble, settings: Settings, model: Path, tmp_path: Path
) -> None:
    version = registered(settings, model)
    registry.takes_ranges = False
    registry.break_downloads_after = [100_000]
    path = modeltrail.download(version, tmp_path / "copy", settings=settings)
    assert path.read_bytes() == model.read_bytes()
    # Each try begins at the start and ends at the same place: that is no progress.
    registry.break_downloads_after = [100_000] * 50
    with pytest.raises(Unreachable, match="bytes are missing"):
        modeltrail.download(version, tmp_path / "none", settings=replace(settings, retry_for=0.5))


@pytest.mark.parametrize("status", [206, 416])
def test_a_part_that_was_not_asked_for_is_not_taken(
    registry: RegistryDouble, settings: Settings, model: Path, tmp_path: Path, status: int
) -> None:
    version = registered(settings, model)
    other = {"Content-Range": "bytes 7-8/3000000"}
    registry.scripted = [Scripted("GET", "/artifacts", status, other)]
    path = modeltrail.download(version, tmp_path / "copy", settings=settings)
    assert path.read_bytes() == model.read_bytes()


def test_a_connection_that_breaks_its_encryption_is_unreachable(
    registry: RegistryDouble,
    settings: Settings,
    model: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    version = registered(settings, model)

    def broken(*_: object) -> bytes:
        raise ssl.SSLError("bad record mac")

    monkeypatch.setattr(http.client.HTTPResponse, "read", broken)
    with pytest.raises(Unreachable, match="bad record mac"):
        modeltrail.download(version, tmp_path / "copy", settings=replace(settings, retry_for=0))


def test_only_the_registry_is_asked(registry: RegistryDouble, settings: Settings, tmp_path: Path) -> None:
    elsewhere = Candidate(
        model_name="m",
        workspace="default",
        run_id="r",
        uri="s3://bucket/m",
        sha256="0" * 64,
        layout="FILE",
        event_id="",
        href="",
    )
    with pytest.raises(Invalid, match="not in the registry's store"):
        modeltrail.download(elsewhere, tmp_path / "copy", settings=settings)
    # A uri that names another host: the digest is asked for here, the token goes nowhere else.
    with pytest.raises(NotFound):
        modeltrail.download(f"http://192.0.2.1/artifacts/{'0' * 64}", tmp_path / "copy", settings=settings)
    assert len(registry.requests) == 1


def test_a_file_that_looks_like_a_manifest_comes_back_as_a_file(
    registry: RegistryDouble, settings: Settings, tmp_path: Path
) -> None:
    almost = tmp_path / "almost.json"
    almost.write_text('[{"path":"a","sha256":"' + "0" * 64 + '","sizeBytes": 1}]')
    exact = tmp_path / "exact.json"
    exact.write_text('[{"path":"a","sha256":"' + "0" * 64 + '","sizeBytes":1}]')
    copy = modeltrail.download(registered(settings, almost).uri, tmp_path / "copy", settings=settings)
    assert copy.read_bytes() == almost.read_bytes()
    copy = modeltrail.download(registered(settings, exact), tmp_path / "copy2", settings=settings)
    assert copy.read_bytes() == exact.read_bytes()
