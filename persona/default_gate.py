"""The gate's numbers for a persona that has not been calibrated: every process.

Found by ``avatar-chat persona calibrate`` on the persona in the box; all features are ratios and
similarities, so they hold roughly for others too. An owner's own calibration replaces them.
"""

from __future__ import annotations

from persona.gate import FEATURES, Calibration

__all__ = ["default_calibration"]

# mean and standard deviation of a feature, then its weight for each kind of question
_ROWS = (
    (0.492, 0.383, 1.09, 0.252, 0.063, -0.762, -0.723),  # kind answerable
    (0.32, 0.338, -0.115, 1.028, -0.105, -0.945, 0.09),  # kind unanswerable
    (0.057, 0.167, 0.052, -0.282, 0.767, -0.005, -0.533),  # kind identity
    (0.04, 0.15, -0.064, -0.388, 0.028, 0.61, -0.185),  # kind smalltalk
    (0.023, 0.097, -0.139, -0.129, -0.396, -0.089, 0.753),  # kind general
    (0.377, 0.229, 0.686, 0.001, -0.422, -0.346, 0.064),  # best answerable
    (0.19, 0.135, 0.028, 0.44, 0.189, -0.335, -0.328),  # best unanswerable
    (0.081, 0.118, -0.228, -0.044, 0.342, -0.187, 0.115),  # best identity
    (0.062, 0.082, -0.259, -0.154, 0.449, 0.372, -0.408),  # best smalltalk
    (0.05, 0.052, -0.14, 0.088, 0.11, 0.004, -0.063),  # best general
    (0.151, 0.086, 0.112, 0.031, 0.273, -0.222, -0.193),  # second best
    (0.684, 0.326, -0.075, -0.131, -0.064, 0.052, 0.225),  # words covered
    (0.485, 0.448, 0.359, -0.614, 0.378, -0.392, 0.271),  # least covered word
    (0.178, 0.191, 0.055, 0.138, 0.113, -1.076, 0.767),  # words not covered
    (0.859, 0.348, 0.384, -0.186, 0.013, -0.072, -0.138),  # same question word
    (0.825, 0.38, 0.49, 0.492, 0.209, -0.16, -1.032),  # speaks of you
    (0.394, 0.129, 0.394, 0.281, 0.125, -0.83, 0.029),  # length
    (0.0, 1.0, 2.687, 2.006, -0.44, -1.913, -2.514),  # constant
)


def default_calibration() -> Calibration:
    """Return numbers that need no examples of this persona."""
    return Calibration(
        features=FEATURES,
        mean=tuple(row[0] for row in _ROWS),
        spread=tuple(row[1] for row in _ROWS),
        weights=tuple(row[2:] for row in _ROWS),
    )
