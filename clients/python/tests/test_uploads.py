from __future__ import annotations

import hashlib
import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from modeltrail import Artifact, Invalid, NotAllowed, Refused, Settings, Unreachable
from modeltrail.transport import Transport
from modeltrail.uploads import upload
from registry_double import MANIFEST, RegistryDouble, Scripted


def stored(settings: Settings, path: Path) -> str:
    with Transport(settings) as transport:
        return upload(transport, Artifact.at(path))


def test_a_file_is_sent_once(registry: RegistryDouble, settings: Settings, model: Path) -> None:
    first = stored(settings, model)
    second = stored(settings, model)
    # As the registry names itself, which may be otherwise than we reached it.
    assert first == second == f"https://registry.example/artifacts/{Artifact.at(model).sha256}"
    assert [each.size for each in registry.sent("PUT")] == [3_000_000, 0]


def test_an_empty_file_can_be_stored(registry: RegistryDouble, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    stored(settings, tmp_path / "empty")
    assert registry.stored[hashlib.sha256(b"").hexdigest()][0] == b""


def test_a_broken_connection_costs_only_what_had_not_arrived(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    registry.break_uploads_after = [1_000_000, 500_000]
    stored(settings, model)
    sizes = [each.size for each in registry.sent("PUT")]
    assert sizes == [1_000_000, 500_000, 1_500_000]
    assert registry.sent("PUT")[2].headers["Content-Range"] == "bytes 1500000-2999999/3000000"
    assert registry.stored[Artifact.at(model).sha256][0] == model.read_bytes()


def test_an_upload_of_which_only_the_end_was_missed_is_ended(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    sha256 = Artifact.at(model).sha256
    registry.partial[sha256] = model.read_bytes()
    stored(settings, model)
    (sent,) = registry.sent("PUT")
    assert (sent.size, sent.headers["Content-Range"]) == (0, "bytes */3000000")
    assert sha256 in registry.stored


def test_an_upload_that_gets_on_is_not_given_up(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    registry.break_uploads_after = [100_000] * 8
    stored(replace(settings, retry_for=0.25), model)
    assert len(registry.sent("PUT")) == 9


def test_busy_is_waited_out_as_long_as_it_asks(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    registry.scripted = [Scripted("PUT", "/artifacts", 503, {"Retry-After": "1"})]
    stored(settings, model)
    first, second = registry.sent("PUT")
    assert second.at - first.at >= 1.0


def test_a_start_that_does_not_fit_is_asked_for_again(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    sha256 = Artifact.at(model).sha256
    registry.partial[sha256] = model.read_bytes()[:2_000]
    registry.scripted = [Scripted("HEAD", "/artifacts", 404, {"Upload-Offset": "7000"})]
    stored(settings, model)
    ranges = [each.headers["Content-Range"] for each in registry.sent("PUT")]
    assert ranges == ["bytes 7000-2999999/3000000", "bytes 2000-2999999/3000000"]


def test_another_upload_of_the_same_is_waited_for(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    busy = {"code": "UPLOAD_IN_PROGRESS", "detail": "somebody else sends it"}
    registry.scripted = [Scripted("PUT", "/artifacts", 409, {"Retry-After": "1"}, busy)]
    stored(settings, model)
    assert len(registry.sent("PUT")) == 2


def test_a_registry_that_stalls_is_left_and_asked_again(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    registry.stall_uploads = 1
    stored(replace(settings, timeout=0.5), model)
    assert [each.size for each in registry.sent("PUT")] == [3_000_000, 1]


def test_a_folder_is_its_files_and_then_its_manifest(
    registry: RegistryDouble, settings: Settings, tmp_path: Path
) -> None:
    root = tmp_path / "model"
    (root / "weights").mkdir(parents=True)
    for name, content in (("config.json", b"{}"), ("weights/1.bin", b"same"), ("weights/2.bin", b"same")):
        (root / name).write_bytes(content)
    uri = stored(settings, root)
    artifact = Artifact.at(root)
    assert uri.endswith(artifact.sha256)
    assert registry.stored[artifact.sha256][1] == MANIFEST
    assert [each.path[-64:] for each in registry.sent("PUT")] == [
        artifact.files[0].sha256,
        artifact.files[1].sha256,  # weights/2.bin has the same bytes
        artifact.sha256,
    ]


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, "BAD_CONTENT_RANGE"),
        (413, "ARTIFACT_TOO_LARGE"),
        (422, "MANIFEST_INVALID"),
        (507, "STORAGE_FULL"),
    ],
)
def test_a_no_is_final(
    registry: RegistryDouble, settings: Settings, model: Path, status: int, code: str
) -> None:
    registry.scripted = [Scripted("PUT", "/artifacts", status, body={"code": code, "detail": "because"})]
    with pytest.raises(Refused) as refused:
        stored(settings, model)
    assert (refused.value.code, refused.value.detail) == (code, "because")
    assert len(registry.sent("PUT")) == 1


def test_a_file_that_changes_meanwhile_is_not_registered(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    artifact = Artifact.at(model)
    model.write_bytes(os.urandom(3_000_000))
    with Transport(settings) as transport, pytest.raises(Refused, match="changed while it was sent"):
        upload(transport, artifact)
    model.write_bytes(b"short")
    with Transport(settings) as transport, pytest.raises(Invalid, match="changed while it was sent"):
        upload(transport, artifact)
    assert not registry.stored


def test_a_file_that_cannot_be_read_any_more_is_named_at_once(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    artifact = Artifact.at(model)
    model.unlink()
    with Transport(settings) as transport, pytest.raises(Invalid, match=r'model\.onnx" cannot be read'):
        upload(transport, artifact)
    assert len(registry.sent("HEAD")) == 1


def test_a_registry_without_a_store_is_said_to_be_that(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    registry.scripted = [Scripted("HEAD", "/", 404), Scripted("PUT", "/", 404, body={"code": "HTTP_404"})]
    with pytest.raises(Refused, match="NO_ARTIFACT_STORE"):
        stored(settings, model)


def test_nobody_there_is_said_after_retry_for(model: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(Unreachable, match="refused"):
            stored(Settings(url=url, retry_for=0.5), model)


def test_the_token_is_read_from_its_file_each_time(
    registry: RegistryDouble, settings: Settings, model: Path, tmp_path: Path
) -> None:
    registry.token = "new"
    file = tmp_path / "token"
    file.write_text("old\n")
    settings = replace(settings, token="", token_file=str(file))
    with Transport(settings) as transport:
        with pytest.raises(NotAllowed, match="MODELTRAIL_TOKEN_FILE"):
            upload(transport, Artifact.at(model))
        file.write_text("new\n")
        upload(transport, Artifact.at(model))
