from __future__ import annotations

import io
import json
import urllib.request
from pathlib import Path
from typing import Any

import pytest

import modeltrail
from modeltrail import Announced, Invalid, Kafka, Refused, Settings, Unreachable
from registry_double import RegistryDouble, Scripted

SCHEMA = Path(__file__).parents[3] / "avro/src/main/avro/ModelTrained.avsc"
fastavro = pytest.importorskip("fastavro")
pytest.importorskip("confluent_kafka")


class Kept(Kafka):
    """Keeps what would be produced."""

    def _produce(self, library: Any, event_id: str, model: str, value: bytes) -> tuple[str, int, int]:
        KEPT.append((model, value))
        return self.topic, 0, len(KEPT) - 1


KEPT: list[tuple[str, bytes]] = []


@pytest.fixture
def kafka(registry: RegistryDouble) -> Kafka:
    KEPT.clear()
    latest = {"id": 70_000, "schema": SCHEMA.read_text()}
    registry.scripted = [Scripted("GET", "/subjects/model.trained-value/versions/latest", 200, body=latest)]
    return Kept("unused", registry.url, actor="job-1", timeout=2)


def registered(model: Path, via: Kafka, **more: Any) -> object:
    return modeltrail.register(
        model, model_name="m", uri="u", via=via, settings=Settings(url=""), **{"run_id": "r", **more}
    )


def test_an_event_is_avro_in_the_wire_format(kafka: Kafka, model: Path) -> None:
    announced = modeltrail.register(
        model,
        model_name="churn",
        metrics={"auc": 0.9},
        uri="s3://models/churn",
        via=kafka,
        settings=Settings(url=""),
    )
    assert isinstance(announced, Announced)
    ((key, value),) = KEPT
    assert key == "churn"
    assert (value[0], int.from_bytes(value[1:5], "big")) == (0, 70_000)
    schema = fastavro.parse_schema(json.loads(SCHEMA.read_text()))
    record = fastavro.schemaless_reader(io.BytesIO(value[5:]), schema)
    assert str(record["eventId"]) == announced.event_id
    assert record["metrics"] == {"auc": 0.9} and record["artifact"]["uri"] == "s3://models/churn"
    assert (record["actor"]["subject"], record["actor"]["kind"]) == ("job-1", "JOB")
    assert record["artifact"]["sizeBytes"] == 3_000_000 and record["workspace"] == "default"


def test_all_times_fit_the_schema(kafka: Kafka, model: Path, registry: RegistryDouble) -> None:
    with modeltrail.run("churn", via=kafka, settings=Settings(url="")) as run:
        run.log_model(model, uri="s3://models/churn")
    schema = fastavro.parse_schema(json.loads(SCHEMA.read_text()))
    record = fastavro.schemaless_reader(io.BytesIO(KEPT[0][1][5:]), schema)
    assert record["run"]["startedAt"] <= record["run"]["finishedAt"]


def test_without_a_registry_the_artifact_needs_a_uri(kafka: Kafka, model: Path) -> None:
    with pytest.raises(Invalid) as invalid:
        modeltrail.register(model, model_name="churn", via=kafka, settings=Settings(url=""))
    assert invalid.value.field == "uri"


def test_a_schema_that_is_not_there_is_said_with_what_to_check(registry: RegistryDouble, model: Path) -> None:
    with pytest.raises(Refused, match="/apis/ccompat/v7"):
        modeltrail.register(
            model, model_name="m", uri="u", via=Kafka("unused", registry.url), settings=Settings(url="")
        )


@pytest.mark.parametrize(
    ("status", "body", "match"),
    [
        (401, {}, "check schema_registry_headers"),
        (200, {"id": 1, "schema": '{"type": "record"}'}, "did not answer with a schema"),
        (200, {"id": 1, "schema": "{"}, "did not answer with a schema"),
        (200, {"schema": "{}"}, "did not answer with a schema"),
    ],
)
def test_what_is_no_schema_is_said_to_be_none(
    registry: RegistryDouble, model: Path, status: int, body: dict[str, Any], match: str
) -> None:
    registry.scripted = [Scripted("GET", "/subjects", status, body=body)]
    with pytest.raises(Refused, match=match) as refused:
        registered(model, Kafka("unused", registry.url))
    assert refused.value.code == "NO_SCHEMA"


def test_the_schema_registry_is_asked_without_a_proxy(
    kafka: Kafka, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setattr(urllib.request, "_opener", None)  # which keeps the proxies that there were before
    registered(model, kafka)
    assert len(KEPT) == 1


def test_a_time_that_is_none_does_not_fit(kafka: Kafka, model: Path) -> None:
    run = modeltrail.RunInfo(started_at="yesterday")  # type: ignore[arg-type]
    with pytest.raises(Refused, match="BAD_FIELD"):
        registered(model, kafka, run=run)
    assert not KEPT


def test_a_broker_that_is_away_is_unreachable(kafka: Kafka, model: Path) -> None:
    real = Kafka("127.0.0.1:1", kafka.schema_registry_url, timeout=1, config={"log_level": 0})
    with pytest.raises(Unreachable):
        modeltrail.register(model, model_name="m", uri="u", via=real, settings=Settings(url=""))


def test_an_event_that_is_too_large_for_a_record_is_not_sent(
    kafka: Kafka, model: Path, registry: RegistryDouble
) -> None:
    registry.scripted *= 3
    parameters = {str(i): "x" * 16_000 for i in range(16)}

    def size(described: int) -> int:
        registered(model, kafka, parameters=parameters, description="x" * described)
        return len(KEPT.pop()[1])

    most = 1_000 + 256 * 1024 - size(1_000)
    assert size(most) == 256 * 1024
    with pytest.raises(Refused, match=r"262,145 bytes, at most 262,144.*say less") as refused:
        size(most + 1)
    assert refused.value.code == "RECORD_TOO_LARGE"
    assert not KEPT


@pytest.mark.parametrize(
    ("config", "raised", "match"),
    [
        ({"no.such.thing": "1"}, Invalid, r'^config is not one for librdkafka: .*"no\.such\.thing"'),
        ({"error_cb": 7}, Invalid, "^config is not one for librdkafka: .*error_cb"),
        ({"message.max.bytes": 1_000}, Refused, "^MSG_SIZE_TOO_LARGE: "),
        ({"queue.buffering.max.kbytes": 1}, Unreachable, "Queue full"),
    ],
)
def test_what_librdkafka_says_no_to_is_an_error_of_ours(
    kafka: Kafka, model: Path, config: dict[str, Any], raised: type[Exception], match: str
) -> None:
    real = Kafka("127.0.0.1:1", kafka.schema_registry_url, timeout=1, config={"log_level": 0, **config})
    with pytest.raises(raised, match=match):
        registered(model, real, parameters={"p": "x" * 16_000})
