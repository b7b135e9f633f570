FROM python:3.13-slim AS build
WORKDIR /source
RUN python -m venv /opt/hemicycle
COPY pyproject.toml README.md LICENSE ./
COPY migrations migrations
COPY app app
RUN /opt/hemicycle/bin/pip install --no-cache-dir --disable-pip-version-check .

FROM python:3.13-slim
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
