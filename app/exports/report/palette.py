"""The colours of a report: those of the house by day (`static/styles/tokens.css`), as formats want them."""

INK = "#17212b"
QUIET = "#4d5a64"
LINE = "#d5d9d6"
TRACK = "#e7eae6"
SIGN = "#0a6b6e"
SIGN_SOFT = "#dff0ee"
WARM = "#c97700"
WARM_SOFT = "#fdf0d8"

GAP = "#ffff00"
"""What is still to be filled in, as a word processor's highlighter marks it."""
