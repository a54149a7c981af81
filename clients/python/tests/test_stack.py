"""Against a running stack: REGISTRY_URL and the other addresses and tokens of .modeltrail/stack.env.

With them, what the registry or its rules lack fails; nothing is skipped for it.
"""

from __future__ import annotations

import datetime
import http.client
import os
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import modeltrail
from modeltrail import (
    Announced,
    Artifact,
    Candidate,
    Invalid,
    Kafka,
    NotAllowed,
    Refused,
    Settings,
    StillPending,
    Version,
)
from modeltrail.transport import Transport
from modeltrail.uploads import _Bytes

pytestmark = [
    pytest.mark.stack,
    pytest.mark.skipif("REGISTRY_URL" not in os.environ, reason="no stack is running"),
]


@pytest.fixture
def stack() -> Settings:
    return Settings(url=os.environ["REGISTRY_URL"], token=os.environ["TOKEN_TRAINER"], wait=60)


@pytest.fixture
def name() -> str:
    return f"python-{uuid.uuid4().hex[:10]}"


@pytest.fixture
def kafka() -> Kafka:
    pytest.importorskip("confluent_kafka")
    return Kafka(
        os.environ["KAFKA_BOOTSTRAP_SERVERS"],
        os.environ["SCHEMA_REGISTRY_URL"] + "/apis/ccompat/v7",
        actor="python-test",
    )


def test_a_model_becomes_versions_one_and_two(stack: Settings, model: Path, name: str) -> None:
    def told(auc: float) -> object:
        return modeltrail.register(
            model,
            model_name=name,
            metrics={"auc": auc},
            tags={"team": "risk"},
            uri="s3://m/1",
            settings=stack,
        )

    first = told(0.9)
    assert isinstance(first, Version) and (first.version, first.phase) == (1, "TRAINING")
    assert first.sha256 == Artifact.at(model).sha256
    assert first.body["metrics"] == {"auc": 0.9}
    again = told(0.9)
    assert isinstance(again, Version) and again.version == 1
    second = told(0.91)
    assert isinstance(second, Version) and second.version == 2


def test_a_run_says_where_its_code_is_from(stack: Settings, model: Path, name: str) -> None:
    with modeltrail.run(name, experiment="e", settings=stack) as run:
        run.log_metric("auc", 0.9)
        run.log_dataset(modeltrail.Dataset.of_file("rows", model, rows=3))
        run.log_model(model, uri="s3://m/1", metrics_dataset="rows", algorithm="none")
    assert isinstance(run.result, Version)
    said = run.result.body["run"]
    assert said["startedAt"] <= said["finishedAt"] and said["runId"] == run.run_id


def test_what_the_registry_refuses_is_said(stack: Settings, model: Path, name: str) -> None:
    with pytest.raises(Refused, match="known: ") as refused:
        modeltrail.register(model, model_name=name, workspace="no-such-place", uri="s3://m/1", settings=stack)
    assert refused.value.code == "UNKNOWN_WORKSPACE"


def test_who_may_not_is_told_so(stack: Settings, model: Path, name: str) -> None:
    deployer = Settings(url=stack.url, token=os.environ["TOKEN_DEPLOYER"])
    nobody = Settings(url=stack.url, token="nonsense")
    for settings, status in ((deployer, 403), (nobody, 401)):
        with pytest.raises(NotAllowed) as refused:
            modeltrail.register(model, model_name=name, uri="s3://m/1", settings=settings)
        assert refused.value.status == status


def test_an_event_sent_to_kafka_is_decided_like_any_other(
    stack: Settings, model: Path, name: str, kafka: Kafka
) -> None:
    def told(settings: Settings, sha: str = "s3://m/1") -> object:
        return modeltrail.register(model, model_name=name, uri=sha, via=kafka, settings=settings)

    version = told(stack)
    assert isinstance(version, Version) and version.version == 1
    announced = told(Settings(url="", token=""))
    assert isinstance(announced, Announced) and announced.topic == "model.trained"
    assert announced.event_id == version.event_id


def test_kafka_and_java_agree_on_the_partition(model: Path, name: str, kafka: Kafka) -> None:
    told = [
        modeltrail.register(
            model,
            model_name=f"{name}-{i}",
            run_id=f"r{j}",
            uri="s3://m/1",
            via=kafka,
            settings=Settings(url=""),
        )
        for i in range(4)
        for j in range(2)
    ]
    partitions = [each.partition for each in told if isinstance(each, Announced)]
    assert partitions[0::2] == partitions[1::2]
    assert partitions == [murmur2(f"{name}-{i}".encode()) % 6 for i in range(4) for _ in range(2)]


def test_what_is_refused_in_kafka_is_said(stack: Settings, model: Path, name: str, kafka: Kafka) -> None:
    with pytest.raises(Refused, match="UNKNOWN_WORKSPACE"):
        modeltrail.register(
            model, model_name=name, workspace="no-such-place", uri="s3://m/1", via=kafka, settings=stack
        )


def test_a_file_is_uploaded_registered_and_downloaded(
    stack: Settings, model: Path, name: str, tmp_path: Path
) -> None:
    version = modeltrail.register(model, model_name=name, settings=stack)
    assert isinstance(version, Version)
    assert version.uri.endswith("/artifacts/" + version.sha256)
    copy = modeltrail.download(version, tmp_path / "copy", settings=stack)
    assert copy.read_bytes() == model.read_bytes()
    with pytest.raises(Invalid, match="is there already"):
        modeltrail.download(version, copy, settings=stack)


def test_a_folder_is_uploaded_registered_and_downloaded(stack: Settings, name: str, tmp_path: Path) -> None:
    root = tmp_path / "model"
    (root / "weights").mkdir(parents=True)
    (root / "config.json").write_text('{"layers": 3}')
    (root / "weights" / "ü 1.bin").write_bytes(os.urandom(200_000))
    (root / "empty").write_bytes(b"")
    version = modeltrail.register(root, model_name=name, settings=stack)
    assert isinstance(version, Version) and version.layout == "DIRECTORY"
    copy = modeltrail.download(version, tmp_path / "copy", settings=stack)
    assert Artifact.at(copy).sha256 == Artifact.at(root).sha256 == version.sha256


def test_what_became_of_a_version_is_told(stack: Settings, model: Path, name: str) -> None:
    version = modeltrail.register(model, model_name=name, uri="s3://m/1", settings=stack)
    deployer = Settings(promotion_url=os.environ["PROMOTION_URL"], token=os.environ["TOKEN_DEPLOYER"])
    told = None
    ends = time.monotonic() + 30
    while told is None:
        try:
            told = modeltrail.report(
                name,
                "dev",
                outcome="SUCCEEDED",
                target="eu",
                running_sha256=version.sha256,
                traffic_percent=50,
                settings=deployer,
            )
        except Refused as refused:  # dev does not run it yet
            assert refused.code == "PROMOTION_UNKNOWN" and time.monotonic() < ends
            time.sleep(0.2)
    assert (told.version, told.target, told.body["trafficPercent"]) == (1, "eu", 50.0)
    now = datetime.datetime.now(datetime.timezone.utc)
    start = now - datetime.timedelta(hours=1)
    seen = modeltrail.observe(
        name,
        "dev",
        1,
        window_start=start,
        window_end=now,
        figures={"auc": 0.8},
        sample_count=9,
        settings=deployer,
    )
    assert seen.body["figures"] == {"auc": 0.8} and seen.body["sampleCount"] == 9


def test_an_upload_that_was_cut_off_goes_on(
    stack: Settings, model: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    artifact = Artifact.at(model)
    parts = urlsplit(stack.url)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port)
    connection.putrequest("PUT", f"/artifacts/{artifact.sha256}")
    for header, value in (
        ("Authorization", f"Bearer {stack.token}"),
        ("Content-Type", "application/octet-stream"),
        ("Content-Length", str(artifact.size_bytes)),
    ):
        connection.putheader(header, value)
    connection.endheaders(model.read_bytes()[:1_500_000])
    with Transport(stack) as transport:
        path = f"/artifacts/{artifact.sha256}"
        for _ in range(200):
            if transport.once("HEAD", path).headers.get("upload-offset", "0") != "0":
                break
    connection.close()
    sent: list[int] = []
    since = _Bytes.since

    def noted(self: _Bytes, start: int) -> Iterator[bytes]:
        sent.append(start)
        return since(self, start)

    monkeypatch.setattr(_Bytes, "since", noted)
    version = modeltrail.register(model, model_name=name, settings=stack)
    assert isinstance(version, Version)
    # It may have taken in more meanwhile; nothing was sent from the start again.
    assert sent and all(0 < start <= 1_500_000 for start in sent)


def test_a_candidate_becomes_a_version_when_it_is_deployed(stack: Settings, model: Path, name: str) -> None:
    def told() -> object:
        return modeltrail.register(
            model, model_name=name, workspace="research", run_id="r1", uri="s3://m/1", settings=stack
        )

    candidate = told()
    assert isinstance(candidate, Candidate) and candidate.run_id == "r1"
    assert candidate.href == f"{stack.url}/workspaces/research/runs/r1"
    (view,) = candidate.body.get("made", [candidate.body])
    assert view["candidate"] is True
    assert told() == candidate
    deployer = Settings(url=stack.url, token=os.environ["TOKEN_DEPLOYER"])
    deployment = modeltrail.deploy(name, "dev", workspace="research", run_id="r1", settings=deployer)
    assert deployment.version == 1 and deployment.promotion_id
    version = told()
    assert isinstance(version, Version) and (version.version, version.phase) == (1, "DEPLOYMENT")


def test_a_deployment_of_what_is_not_there_is_no_success(stack: Settings, name: str) -> None:
    deployer = Settings(url=stack.url, token=os.environ["TOKEN_DEPLOYER"], wait=1)
    with pytest.raises((Refused, StillPending)):
        modeltrail.deploy(name, "qa", version=7, reason="test", settings=deployer)


def murmur2(data: bytes) -> int:
    """The hash that Kafka's Java client takes, made positive as it does."""
    mask = 0xFFFFFFFF
    h = (0x9747B28C ^ len(data)) & mask
    whole = len(data) // 4 * 4
    for i in range(0, whole, 4):
        k = int.from_bytes(data[i : i + 4], "little") * 0x5BD1E995 & mask
        h = (h * 0x5BD1E995 & mask) ^ ((k ^ k >> 24) * 0x5BD1E995 & mask)
    rest = data[whole:]
    if rest:
        h = (h ^ int.from_bytes(rest, "little")) * 0x5BD1E995 & mask
    h = (h ^ h >> 13) * 0x5BD1E995 & mask
    return (h ^ h >> 15) & 0x7FFFFFFF
