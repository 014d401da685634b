"""The form's own scripts in Node, for all tests here that run them."""

from collections.abc import Iterator

import pytest

from .node import Node


@pytest.fixture(scope="package")
def node(tmp_path_factory) -> Iterator[Node]:
    with Node(tmp_path_factory.mktemp("formulier")) as node:
        yield node
