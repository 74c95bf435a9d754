"""The pages of the web."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {}
