"""The session input log, to take home: CSV tables in a ZIP, or JSON."""

from collections.abc import Iterator
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from app.exports.csv_zip import write_csv_zip
from app.exports.json_file import json_chunks
from app.exports.names import file_name
from app.exports.record import Record, read_record
from app.live.hall import Hall
from app.screens.pages import as_role, live_session

routes = APIRouter()

IN_MEMORY = 8 * 1024 * 1024
_CHUNK = 256 * 1024


@routes.get("/s/{code}/log.zip")
async def log_zip(request: Request) -> Response:
    """The log's tables as CSV files in a ZIP."""
    record, at = await _record(request)
    return _attachment(
        _zip_chunks(record, at), "application/zip", file_name(record.session, record.state.plan, "zip")
    )


@routes.get("/s/{code}/log.json")
async def log_json(request: Request) -> Response:
    """The log and its tables as JSON."""
    record, at = await _record(request)
    return _attachment(
        json_chunks(record, at), "application/json", file_name(record.session, record.state.plan, "json")
    )


async def _record(request: Request) -> tuple[Record, datetime]:
    live = await live_session(request)
    as_role(request, live, "rapporteur")
    hall: Hall = request.app.state.hall
    return await run_in_threadpool(read_record, hall.engine, live.room.session), datetime.now(UTC)


def _zip_chunks(record: Record, at: datetime) -> Iterator[bytes]:
    with SpooledTemporaryFile(IN_MEMORY) as file:
        write_csv_zip(record, file, at)  # type: ignore[arg-type]
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _attachment(chunks: Iterator[bytes], media_type: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return StreamingResponse(chunks, media_type=media_type, headers=headers)
