FROM python:3.13-slim AS build
WORKDIR /source
RUN python -m venv /opt/hemicycle
COPY pyproject.toml README.md LICENSE ./
COPY migrations migrations
COPY app app
RUN /opt/hemicycle/bin/pip install --no-cache-dir --disable-pip-version-check .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /data hemicycle \
    && install --directory --owner hemicycle --group hemicycle /data
COPY --from=build /opt/hemicycle /opt/hemicycle
ENV PATH=/opt/hemicycle/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/hemicycle.db
USER hemicycle
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", \
    "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ.get(\"PORT\", 8000)}/healthz', timeout=4)"]
CMD ["hemicycle", "serve"]
