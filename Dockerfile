FROM python:3.13-slim AS build
WORKDIR /source
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements requirements
RUN pip install --require-hashes --requirement requirements/build.txt \
    && python -m venv /opt/hemicycle \
    && /opt/hemicycle/bin/pip install --require-hashes --requirement requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY migrations migrations
COPY app app
RUN pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
    && /opt/hemicycle/bin/pip install --no-deps /wheels/*.whl

FROM python:3.13-slim
RUN apt-get update && apt-get install --yes --no-install-recommends fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /data hemicycle \
    && install --directory --mode 0700 --owner hemicycle --group hemicycle /data
COPY --from=build /opt/hemicycle /opt/hemicycle
ENV PATH=/opt/hemicycle/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/hemicycle.db \
    LINKS=hidden
USER hemicycle
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-m", "app.health"]
CMD ["hemicycle", "serve"]
