"""The colours of outcomes in pictures."""

SHADES = {
    "eligible": "#2e7d32",
    "refer": "#00838f",
    "undetermined": "#f9a825",
    "ineligible": "#c62828",
    "not_in_force": "#9e9e9e",
}
