"""Papers of the demo park issued as offices issue them: a contract with its scan, letters."""

import io
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from ctv_desktop.app.demo.writing import AUTHOR, Builder
from ctv_desktop.database import files
from ctv_desktop.features.contracts.screen.paper import composed
from ctv_desktop.features.letters.screen.paper import composed as letter
from ctv_desktop.features.letters.store import issued_as
from ctv_desktop.features.register.model import SignedCopy, SignedCopyDraft
from ctv_desktop.features.register.session import freeze
from ctv_desktop.features.schema import metadata
from ctv_desktop.values.say import say

SIZE = (620, 877)  # dots: A4 at 75 to the inch
INK = "#20306a"


LATEST = "SELECT max(id) FROM lease WHERE signed = 1 AND starts <= $1 AND last_day >= $1"
LETTERS = (  # kind, language, of which record
    ("amendment", "fr-ar", "SELECT min(id) FROM amendment WHERE signed_on <= $1"),
    ("quit", "fr", "SELECT min(id) FROM lease WHERE notice_by = 'landlord' AND notice_on <= $1"),
    ("revision", "fr", "SELECT max(lease_id) FROM revision WHERE decided_on <= $1"),
    ("establishment", "fr", LATEST),
)


def issue_papers(begun: Path, park: Path, today: date) -> None:
    """Issue a contract and the letters; their files go beside the finished park."""
    builder = Builder(begun, metadata)
    builder.who = builder.station = AUTHOR
    builder.moment = datetime(today.year, today.month, today.day, tzinfo=UTC)
    _contract(builder, park, today)
    for kind, code, wanted in LETTERS:
        reader = builder.reader()
        row = reader.value(wanted, today.isoformat())
        paper = letter(reader, kind, row, today, code) if row is not None else None
        reader.close()
        if paper is not None and not paper.missing:
            with builder.write(issued_as(paper)) as work:
                freeze(work, park, paper, today)
    builder.close()


def _contract(builder: Builder, park: Path, today: date) -> None:
    """The contract of the latest lease that runs, and what came back signed."""
    reader = builder.reader()
    lease = reader.value(LATEST, today.isoformat())
    paper = composed(reader, lease, today, "fr") if lease is not None else None
    reader.close()
    if paper is None or paper.missing:
        return
    with builder.write(say("Issue contract {reference}", reference=paper.reference)) as work:
        row = freeze(work, park, paper, today)
        scan = scanned(Random(paper.reference))
        work.put(SignedCopy, SignedCopyDraft, {
            "paper_id": row.id, "signed_on": today, "name": f"{paper.reference}-signe.jpg",
            "digest": files.keep(park, scan), "size": len(scan),
            "remark": "Exemplaire paraphé et signé, rendu par le preneur (fictif).",
        })  # fmt: skip


def scanned(random: Random) -> bytes:
    """A page as a scanner gives it: grey lines of text, two signatures by hand."""
    from PIL import Image, ImageDraw

    page = Image.new("RGB", SIZE, "#fbfaf6")
    draw = ImageDraw.Draw(page)
    for line in range(46):
        top = 70 + line * 13
        draw.line((70, top, 550 - random.randrange(0, 130), top), fill="#8d8d8d", width=2)
    for left in (90, 350):
        points = [
            (left + step * 9, 770 + random.randrange(-26, 26))
            for step in range(random.randrange(14, 18))
        ]
        draw.line(points, fill=INK, width=3, joint="curve")
    out = io.BytesIO()
    page.save(out, "JPEG", quality=80)
    return out.getvalue()
