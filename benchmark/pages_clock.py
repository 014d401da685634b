"""A MkDocs hook for measured builds: the CPU seconds spent once all pages are written.

It is copied beside the configuration of a measured build. What a project makes of its content
beside the pages (a search index, data, feeds) is made in this event, so these two
readings of the process clock set the cost of that apart.
"""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority

RESULT = "cpu_after_pages.txt"

_started: list[float] = []


def _spent() -> float:
    """CPU seconds of this process and the children that it waited for."""
    return sum(os.times()[:4])


@event_priority(100)
def _before_all_others(config: MkDocsConfig) -> None:  # noqa: ARG001  # MkDocs passes it by name
    _started.append(_spent())


@event_priority(-100)
def _after_all_others(config: MkDocsConfig) -> None:
    result = Path(config.config_file_path).with_name(RESULT)
    result.write_text(str(_spent() - _started.pop()), encoding="utf-8")


on_post_build = CombinedEvent(_before_all_others, _after_all_others)
