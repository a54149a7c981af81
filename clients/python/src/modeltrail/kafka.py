"""Straight to Kafka, with the extra modeltrail[kafka]: Avro in the Confluent wire format."""

from __future__ import annotations

import datetime
import http.client
import io
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn
from urllib.parse import quote

from . import addresses, checks
from .errors import Invalid, Refused, Unreachable
from .results import Announced, Told

_TYPE = "io.modeltrail.event.ModelTrained"
# Without the proxies that the environment may name.
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Kafka:
    """Where events go, if not over HTTP: register(…, via=Kafka(…)).

    bootstrap_servers: as broker-1:9092,broker-2:9092
    schema_registry_url: as for any Confluent client; for Apicurio it ends in /apis/ccompat/v7.
        Without a password: that goes into schema_registry_headers
    topic: with the prefix, if the cluster is shared
    actor: an opaque id of the job; a claim, as Kafka knows no tokens
    config: further settings of librdkafka, such as for TLS; schema_registry_headers: such as Authorization
    timeout: seconds until it counts as unreachable
    """

    bootstrap_servers: str
    schema_registry_url: str = field(repr=False)
    topic: str = "model.trained"
    actor: str = ""
    config: Mapping[str, Any] = field(default_factory=dict, repr=False)
    schema_registry_headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    timeout: float = 30.0

    def __post_init__(self) -> None:
        self._schemas()

    def send(self, event: Mapping[str, Any], event_id: str) -> Announced:
        """Sends ModelTrained and returns when the broker has acknowledged it.

        event: as plain JSON. Raises Unreachable, Refused if the broker or the schema says no or it is too
        large for a record, or Invalid if config is not one for librdkafka.
        """
        confluent_kafka, fastavro = _libraries()
        schema_id, schema = self._schema(fastavro)
        value = io.BytesIO()
        value.write(b"\0" + schema_id.to_bytes(4, "big"))
        try:
            fastavro.schemaless_writer(value, schema, self._record(event, event_id))
        except (ValueError, TypeError) as e:
            raise Refused("BAD_FIELD", f"it does not fit the schema: {e}") from e
        size = value.tell()
        if size > checks.RECORD_BYTES_MAX:
            limit = f"at most {checks.RECORD_BYTES_MAX:,} are taken"
            raise Refused("RECORD_TOO_LARGE", f"encoded it has {size:,} bytes, {limit}")
        told = Told.of(event, event_id)
        where = self._produce(confluent_kafka, event_id, told["model_name"], value.getvalue())
        return Announced(**told, topic=where[0], partition=where[1], offset=where[2])

    def _record(self, event: Mapping[str, Any], event_id: str) -> dict[str, Any]:
        return {
            **_times(dict(event)),
            "eventId": event_id,
            "occurredAt": datetime.datetime.now(datetime.timezone.utc),
            "actor": {"subject": self.actor, "kind": "JOB", "via": "KAFKA"},
        }

    def _produce(self, library: Any, event_id: str, model: str, value: bytes) -> tuple[str, int, int]:
        """Returns topic, partition and offset."""
        producer = self._producer(library)
        delivered = threading.Event()
        report: list[Any] = []

        def told(error: Any, message: Any) -> None:
            report.extend((error, message))
            delivered.set()

        headers = {
            "ce_specversion": "1.0",
            "ce_id": event_id,
            "ce_type": _TYPE,
            "ce_source": "/modeltrail-python",
            "ce_subject": "models/" + quote(model, safe=""),
            "content-type": "application/avro",
        }
        try:
            producer.produce(
                self.topic,
                key=model.encode("utf-8"),
                value=value,
                headers={name: text.encode("utf-8") for name, text in headers.items()},
                on_delivery=told,
            )
        except library.KafkaException as e:
            self._fail(library, e.args[0], e)
        except BufferError as e:
            raise Unreachable(self.bootstrap_servers, str(e)) from e
        producer.flush(self.timeout + 5)
        if not delivered.is_set():
            raise Unreachable(self.bootstrap_servers, "the broker did not acknowledge the event")
        error, message = report
        if error is not None:
            self._fail(library, error)
        return message.topic(), message.partition(), message.offset()

    def _producer(self, library: Any) -> Any:
        config = {
            # librdkafka's own default would put a model's events where Java's clients do not look.
            "partitioner": "murmur2_random",
            "acks": "all",
            "enable.idempotence": True,
            "compression.type": "lz4",
            "message.timeout.ms": int(self.timeout * 1000),
            **self.config,
            "bootstrap.servers": self.bootstrap_servers,
        }
        try:
            return library.Producer(config)
        except (library.KafkaException, TypeError, ValueError) as e:
            said = e.args[0].str() if isinstance(e, library.KafkaException) else e
            raise Invalid("config", f"is not one for librdkafka: {said}") from e

    def _fail(self, library: Any, error: Any, cause: Exception | None = None) -> NoReturn:
        """Raises what a KafkaError means."""
        if error.code() in (
            library.KafkaError._MSG_TIMED_OUT,
            library.KafkaError._ALL_BROKERS_DOWN,
            library.KafkaError._TRANSPORT,
        ):
            raise Unreachable(self.bootstrap_servers, str(error.str())) from cause
        raise Refused(str(error.name()), str(error.str())) from cause

    def _schemas(self) -> str:
        """The address of the schema registry, in which there is no secret."""
        instead = 'give schema_registry_headers={"Authorization": …}'
        return addresses.base(self.schema_registry_url, "schema_registry_url", instead)

    def _schema(self, library: Any) -> tuple[int, Any]:
        """The id of the schema that the topic's subject has now, and itself as fastavro takes it."""
        base = self._schemas()
        url = f"{base}/subjects/{quote(self.topic + '-value', safe='')}/versions/latest"
        request = urllib.request.Request(url, headers=dict(self.schema_registry_headers))
        try:
            with _DIRECT.open(request, timeout=self.timeout) as response:
                found = json.load(response)
            return int(found["id"]), library.parse_schema(json.loads(found["schema"]))
        except urllib.error.HTTPError as e:
            with e:
                if e.code >= 500:
                    raise Unreachable(base, f"it answered {e.code}") from e
            raise Refused(
                "NO_SCHEMA",
                f"{url} answered {e.code}",
                "check schema_registry_headers"
                if e.code in (401, 403)
                else "check schema_registry_url (Apicurio: it ends in /apis/ccompat/v7) and topic",
            ) from e
        except (OSError, http.client.HTTPException) as e:
            raise Unreachable(base, str(e) or type(e).__name__) from e
        except (ValueError, KeyError, TypeError, library.schema.SchemaParseException) as e:
            raise Refused("NO_SCHEMA", f"{url} did not answer with a schema: {e}") from e


def _times(event: dict[str, Any]) -> dict[str, Any]:
    """Times as Avro's library wants them."""
    run = dict(event["run"])
    for name in ("startedAt", "finishedAt"):
        if name in run:
            run[name] = datetime.datetime.fromisoformat(run[name].replace("Z", "+00:00"))
    event["run"] = run
    return event


def _libraries() -> tuple[Any, Any]:
    try:
        import confluent_kafka
        import fastavro
    except ImportError:
        raise Invalid("via", "needs the extra: pip install 'modeltrail[kafka]'") from None
    return confluent_kafka, fastavro
