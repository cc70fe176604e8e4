"""Signed copies beside issued papers: attached, described, removed; the paper stays as it is."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database import files
from ctv_desktop.features.register.model import IssuedPaper, SignedCopy, SignedCopyDraft
from ctv_desktop.features.register.rules import kind_of
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say, says
from ctv_desktop.values.texts import clean

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database

EDITED = ("signed_on", "remark")


def attach(
    database: "Database", content: bytes, name: str, values: Mapping[str, Any], today: date
) -> "Changed":
    """Keep a signed copy of an issued paper: `values` as in SignedCopyDraft.

    Raises Refused for a file that is no whole PDF, JPEG or PNG, a day to come, a copy that is there
    already; Unavailable where it cannot be kept.
    """
    kind_of(content, name)
    said = problems(values, today)
    if said:
        raise Refused(said)
    digest = hashlib.sha256(content).hexdigest()
    with database.write(say("Attach a signed copy")) as work:
        paper = work.find(IssuedPaper, values["paper_id"])
        work.act = say("Attach the signed copy of {reference}", reference=paper.reference)
        if values.get("how") == "digital":
            work.act = say("Sign {reference} with a certificate", reference=paper.reference)
        twice = work.plain.execute(
            "SELECT 1 FROM signed_copy WHERE paper_id = ? AND digest = ?", (paper.id, digest)
        ).fetchone()
        if twice:
            raise Refused({"": say("This very file is already beside the paper.")})
        shown = clean(name)[-200:] or "?"
        whole = {**values, "name": shown, "digest": digest, "size": len(content)}
        work.subject = work.put(SignedCopy, SignedCopyDraft, whole).id
        files.keep(database.path, content)
    return work.changed


def describe(
    database: "Database", values: Mapping[str, Any], id: int, version: int | None, today: date
) -> "Changed":
    """Change the day and the remark of a signed copy. Raises Refused, Stale."""
    said = problems(values, today)
    if said:
        raise Refused(said)
    with database.write(say("Change a signed copy")) as work:
        row = work.find(SignedCopy, id)
        work.act = say("Change the signed copy {name}", name=row.name)
        kept = {key: getattr(row, key) for key in SignedCopyDraft.model_fields}
        given = {key: values[key] for key in EDITED if key in values}
        work.subject = work.put(SignedCopy, SignedCopyDraft, {**kept, **given}, id, version).id
    return work.changed


def problems(values: Mapping[str, Any], today: date) -> dict[str, Say]:
    """What is wrong with the day on which a copy was signed."""
    day = values.get("signed_on")
    if day is None:
        return {"signed_on": say("On which day was it signed?")}
    if day > today:
        return {"signed_on": say("This day is still to come.")}
    return {}


def delete(database: "Database", *ids: int) -> "Changed":
    """Delete signed copies; they go to the bin, their files stay with the park. Raises Refused."""
    act = says("Delete {count} signed copy", "Delete {count} signed copies", len(ids))
    with database.write(act) as work:
        for id in ids:
            work.remove(work.find(SignedCopy, id))
    return work.changed
