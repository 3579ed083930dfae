"""The case made by hand, open for reading."""

from collections.abc import Iterator

import pytest

from onrecord.store.reader import Reader
from onrecord.views.record import Record
from scene import make


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with Reader(make(tmp_path_factory.mktemp("scene") / "record.db")) as reader:
        yield reader


@pytest.fixture(scope="session")
def record(reader: Reader) -> Record:
    return Record(reader)
