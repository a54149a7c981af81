from __future__ import annotations

import io
import json
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


def test_a_broker_that_is_away_is_unreachable(kafka: Kafka, model: Path) -> None:
    real = Kafka("127.0.0.1:1", kafka.schema_registry_url, timeout=1, config={"log_level": 0})
    with pytest.raises(Unreachable):
        modeltrail.register(model, model_name="m", uri="u", via=real, settings=Settings(url=""))
