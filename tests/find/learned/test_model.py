import numpy as np

from onrecord.find.learned.model import encoded
from onrecord.find.parse import parse


def test_states_are_the_same_on_every_processor() -> None:
    doc = parse(
        "Norway and Sweden agreed on Tuesday to hold joint exercises in the Arctic, their foreign ministers said after "
        "talks in Oslo."
    )
    told = [-0.287, 0.116, -0.089, 0.179, -0.047, 0.251, -0.028, -0.001, 0.062, -0.067, 0.168, 0.384]
    assert np.allclose(encoded(doc).states[: len(told), 0], told, atol=0.004), "sums cut off differ by up to 0.022"
