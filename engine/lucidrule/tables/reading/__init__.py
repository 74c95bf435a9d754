"""Files with tables, read by format: what is damaged is refused with its place, what is odd is handed on as such."""
