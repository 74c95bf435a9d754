"""Tables of companies: read as people write them, screened batch by batch, written with the outcomes beside."""
