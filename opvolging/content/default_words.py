"""The words of the first register where it has no `_register.yml` of its own: those of the recommendations
of a court of audit, in `default_register.yml` beside this module."""

from pathlib import Path

import yaml

from opvolging.content.front_matter import RegisterHead
from opvolging.content.layout import Layout
from opvolging.content.words import Words

DEFAULT_WORDS = Words.of(
    RegisterHead.model_validate(
        yaml.load(Path(__file__).with_name("default_register.yml").read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506  # text only
    )
)
DEFAULT_LAYOUT = Layout(None, DEFAULT_WORDS)
