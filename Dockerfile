# The pages, the endpoints and the tools for assistants, with the fonts that printed pages need.
FROM python:3.12-slim AS built
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
# The versions that are tested, without what only checking the code needs.
RUN sed -nE 's/^([a-z].*[^ \\]) *\\$/\1/p' requirements.txt > pins.txt \
    && python -m venv /venv && /venv/bin/pip install --no-cache-dir -c pins.txt ".[web,report,batch]"

FROM python:3.12-slim
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-cjk && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home lucidrule \
    # A volume that is put there belongs to who serves.
    && install -d -o 10001 /register
COPY --from=built /venv /venv
USER 10001
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["lucidrule"]
CMD ["serve", "--host", "0.0.0.0", "--mcp"]
