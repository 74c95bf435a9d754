"""The version of the engine; the language and the catalogue have versions of their own."""

ENGINE = "0.1.0"
