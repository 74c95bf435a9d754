"""Questions about the rules themselves, answered for all companies at once by a solver; needs the extra `prove`."""
