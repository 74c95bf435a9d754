"""What a valid programme and a valid company file are: their shapes, strict and frozen."""
