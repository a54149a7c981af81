from __future__ import annotations

import pytest

from modeltrail import Invalid, Kafka, Settings
from modeltrail.addresses import bare, without_password


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://token@host/r.git", "https://host/r.git"),
        ("https://u:p@host:8443/r.git", "https://host:8443/r.git"),
        ("https://u:p@w@host/r.git", "https://host/r.git"),
        ("https://u:p@[::1/r.git", "https://[::1/r.git"),
        ("ssh://git@host/r.git", "ssh://git@host/r.git"),
        ("ssh://git:p@host/r.git", "ssh://host/r.git"),
        ("git@host:r.git", "git@host:r.git"),
        ("", ""),
    ],
)
def test_addresses_lose_what_is_secret(address: str, told: str) -> None:
    assert without_password(address) == told


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://u:p@host/a@b.csv?sig=s#t", "https://host/a@b.csv"),
        ("s3:///bucket/key?versionId=1", "s3:///bucket/key"),
        ("jdbc:postgresql://u:p@host/db?password=p", "jdbc:postgresql://host/db"),
        ("data/a?b.csv", "data/a?b.csv"),
    ],
)
def test_sources_lose_their_query_too(address: str, told: str) -> None:
    assert bare(address) == told


@pytest.mark.parametrize(
    "url",
    [
        "http://user:secret@registry",
        "ftp://user:secret@registry",
        "user:secret@registry:8081",
        "http://user:secret/1@registry",
        "http://registry:secret",
        "http://[secret",
        "http://registry?token=secret",
        "registry:8081?token=secret",
        "ftp://registry#secret",
    ],
)
def test_no_message_and_no_repr_has_what_is_secret_in_an_address(url: str) -> None:
    settings = Settings(url=url)
    with pytest.raises(Invalid) as invalid:
        settings.base()
    assert invalid.value.field == "url"
    assert "secret" not in f"{settings!r} {invalid.value}"
    # Nor is there one in what a traceback shows as its cause.
    assert invalid.value.__context__ is None or invalid.value.__suppress_context__
    with pytest.raises(Invalid) as invalid:
        Kafka("broker:9092", url)
    assert invalid.value.field == "schema_registry_url"
    assert "secret" not in str(invalid.value)
    assert "address" not in repr(Kafka("broker:9092", "http://address"))


@pytest.mark.parametrize(
    "url",
    ["http://a..b", f"http://{'a' * 64}.example", "http://a b", "http://host/a b", "http://host/\u00fc"],
)
def test_an_address_that_no_request_can_go_to_is_named_at_once(url: str) -> None:
    with pytest.raises(Invalid) as invalid:
        Settings(url=url).base()
    assert invalid.value.field == "url"


def test_what_a_file_has_behind_an_address_does_not_count() -> None:
    assert Settings(url="http://host:8081/\n").base() == "http://host:8081"
