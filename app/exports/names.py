"""What the downloaded files are called."""

import re

from app.domain.plan import Plan
from app.domain.text import Language
from app.exports.profiles import Profile
from app.log.tables import SessionRow


def report_name(session: SessionRow, plan: Plan, language: Language, extension: str, profile: Profile) -> str:
    """A report's name, such as `uclg-2021-05-18_ABC234_report_es.docx`."""
    log = file_name(session, plan, extension, profile)
    return f"{log.removesuffix(f'log.{extension}')}report_{language}.{extension}"


def file_name(session: SessionRow, plan: Plan, extension: str, profile: Profile = "restricted") -> str:
    """A name such as `uclg-2021-05-18_ABC234_log.zip`, of letters and digits any system can hold. A file that
    is the host's alone says so."""
    organisers = [one.id for one in plan.organisations if one.part == "organiser"]
    organiser = re.sub(r"[^a-z0-9]+", "-", organisers[0].lower()).strip("-") if organisers else ""
    kind = "log" if profile == "restricted" else f"{profile}-log"
    return f"{organiser or 'session'}-{plan.date.isoformat()}_{session.code}_{kind}.{extension}"
