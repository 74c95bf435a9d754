"""Bytes to model: the only readers of YAML."""
