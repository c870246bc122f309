"""The gate's numbers for a persona that has not been calibrated: every process.

Found by ``avatar-chat persona calibrate`` on the persona in the box; all features are ratios and
similarities, so they hold roughly for others too. An owner's own calibration replaces them.
"""

from __future__ import annotations

from persona.gate import FEATURES, Calibration

__all__ = ["default_calibration"]

# mean and standard deviation of a feature, then its weight for each kind of question
_ROWS = (
    (0.49, 0.384, 1.035, 0.238, -0.088, -0.904, -0.356),  # kind answerable
    (0.321, 0.338, -0.105, 1.065, -0.185, -1.03, 0.204),  # kind unanswerable
    (0.058, 0.168, 0.088, -0.216, 0.725, 0.019, -0.618),  # kind identity
    (0.039, 0.148, -0.13, -0.405, 0.08, 0.55, -0.095),  # kind smalltalk
    (0.022, 0.095, -0.169, -0.034, -0.534, -0.106, 0.843),  # kind general
    (0.378, 0.229, 0.761, 0.11, -0.657, -0.303, 0.067),  # best answerable
    (0.192, 0.134, -0.031, 0.481, 0.198, -0.27, -0.386),  # best unanswerable
    (0.083, 0.118, -0.228, -0.133, 0.373, -0.258, 0.245),  # best identity
    (0.062, 0.083, -0.2, -0.083, 0.421, 0.395, -0.533),  # best smalltalk
    (0.049, 0.051, -0.071, 0.043, 0.203, -0.049, -0.126),  # best general
    (0.152, 0.087, 0.075, 0.029, 0.453, -0.309, -0.247),  # second best
    (0.683, 0.327, 0.14, -0.124, 0.031, 0.019, -0.063),  # words covered
    (0.482, 0.448, 0.265, -0.595, 0.326, -0.445, 0.452),  # least covered word
    (0.179, 0.191, 0.11, 0.209, 0.129, -1.229, 0.773),  # words not covered
    (0.859, 0.348, 0.392, -0.229, 0.051, -0.061, -0.153),  # same question word
    (0.825, 0.38, 0.445, 0.492, 0.271, -0.13, -1.078),  # speaks of you
    (0.394, 0.129, 0.366, 0.181, 0.213, -0.741, -0.019),  # length
    (0.0, 1.0, 2.689, 2.0, -0.647, -1.821, -2.393),  # constant
)


def default_calibration(*, has_encoder: bool) -> Calibration:
    """Return numbers that need no examples of this persona.

    Args:
        has_encoder: Whether questions are read by the sentence encoder, too.
    """
    rows = _ROWS
    return Calibration(
        features=FEATURES,
        mean=tuple(row[0] for row in rows),
        spread=tuple(row[1] for row in rows),
        weights=tuple(row[2:] for row in rows),
    )
