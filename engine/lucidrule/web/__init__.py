"""For people without a terminal: a page, endpoints for programs, tools for assistants; needs the extra `web`."""
