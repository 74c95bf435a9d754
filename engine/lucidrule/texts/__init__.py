"""Every text that people read, in Chinese, English and Japanese: a file for each area, a key's three side by side."""
