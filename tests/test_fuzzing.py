"""Whatever happens to a file, the check ends in content or in problems on lines that exist."""

import pytest
from fuzzing import faults


@pytest.mark.parametrize("seed", range(2))
def test_a_random_change_is_content_or_is_told(seed):
    assert [*faults(300, seed)] == []
