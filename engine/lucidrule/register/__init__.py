"""A register of companies: events in, changes of outcome out, all of it kept in one file that only grows."""
