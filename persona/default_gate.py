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

# the same where questions are read by the sentence encoder, too
_ROWS_OF_ENCODER = (
    (0.321, 0.399, 1.293, 0.15, -0.058, -0.696, -0.841),  # kind answerable
    (0.504, 0.43, -0.009, 1.864, -0.735, -0.875, -0.49),  # kind unanswerable
    (0.042, 0.152, -0.204, -0.305, 0.861, 0.217, -0.569),  # kind identity
    (0.062, 0.219, -0.658, -0.475, -0.377, 1.384, 0.121),  # kind smalltalk
    (0.052, 0.182, -0.656, -0.215, -0.85, 0.328, 1.391),  # kind general
    (0.217, 0.158, 0.907, 0.284, -1.236, 0.023, -0.008),  # best answerable
    (0.132, 0.072, -0.125, 0.572, -0.105, -0.877, 0.531),  # best unanswerable
    (0.068, 0.085, -0.246, -0.169, 0.53, -0.246, 0.13),  # best identity
    (0.067, 0.085, -0.243, -0.4, 0.015, 0.547, 0.08),  # best smalltalk
    (0.059, 0.051, -0.358, -0.369, -0.138, 0.533, 0.331),  # best general
    (0.115, 0.061, 0.231, -0.018, 0.31, -0.671, 0.147),  # second best
    (0.625, 0.303, 0.227, -0.035, -0.046, 0.027, -0.173),  # words covered
    (0.359, 0.396, 0.358, -0.313, 0.312, -0.519, 0.162),  # least covered word
    (0.296, 0.261, 0.317, -0.125, -0.166, -0.255, 0.228),  # words not covered
    (0.918, 0.274, 0.039, -0.131, 0.248, -0.108, -0.048),  # same question word
    (0.638, 0.481, 0.288, 0.564, 0.083, -0.169, -0.766),  # speaks of you
    (0.477, 0.237, 0.141, -0.141, 0.13, -0.339, 0.209),  # length
    (0.0, 1.0, 1.808, 3.1, -1.824, -1.987, -1.33),  # constant
)


def default_calibration(*, has_encoder: bool) -> Calibration:
    """Return numbers that need no examples of this persona.

    Args:
        has_encoder: Whether questions are read by the sentence encoder, too.
    """
    rows = _ROWS_OF_ENCODER if has_encoder else _ROWS
    return Calibration(
        features=FEATURES,
        mean=tuple(row[0] for row in rows),
        spread=tuple(row[1] for row in rows),
        weights=tuple(row[2:] for row in rows),
    )
