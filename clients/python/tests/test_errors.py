from __future__ import annotations

import pickle

import pytest

from modeltrail import (
    Corrupt,
    Invalid,
    ModeltrailError,
    NotAllowed,
    NotFound,
    Refused,
    StillPending,
    Unreachable,
)


@pytest.mark.parametrize(
    "error",
    [
        Invalid("metrics", "is NaN"),
        Refused("UNKNOWN_WORKSPACE", "known: default", "use one of them"),
        NotFound("NOT_FOUND", "there is no such thing"),
        NotAllowed(401, "a token is needed"),
        Unreachable("http://registry", "it answered 500"),
        StillPending("e1", "not read from the log yet"),
        Corrupt("http://registry/artifacts/1", "1", "2"),
    ],
)
def test_an_error_of_another_process_is_the_same_here(error: ModeltrailError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert (str(copy), vars(copy)) == (str(error), vars(error))
