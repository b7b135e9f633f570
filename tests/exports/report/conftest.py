"""The made-up report in every format, made once."""

import pytest

from app.domain.text import LANGUAGES, Language

from .making import file_of
from .samples import sample


@pytest.fixture(scope="session")
def docx_file() -> bytes:
    return file_of(sample(), "docx")


@pytest.fixture(scope="session")
def pdf_file() -> bytes:
    return file_of(sample(), "pdf")


@pytest.fixture(scope="session")
def html_page() -> str:
    return file_of(sample(), "html").decode()


@pytest.fixture(scope="session")
def markdown_text() -> str:
    return file_of(sample(), "md").decode()


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]
