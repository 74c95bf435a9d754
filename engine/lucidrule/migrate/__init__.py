"""Files that were written for earlier rules, brought to those of now: texts are edited, comments and layout stay."""
