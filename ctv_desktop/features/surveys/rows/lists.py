"""The list of condition reports."""

from ctv_desktop.database.read import Query

SOURCE = (
    "survey JOIN lease ON lease.id = survey.lease_id JOIN tenant ON tenant.id = lease.tenant_id"
)
STATE = "CASE WHEN survey.signed = 1 THEN 'signed' ELSE 'draft' END"
UNITS = (
    "(SELECT group_concat(code, ', ') FROM (SELECT unit.code AS code FROM survey_unit"
    " JOIN unit ON unit.id = survey_unit.unit_id WHERE survey_unit.survey_id = survey.id"
    " ORDER BY unit.code_key))"
)
_UNIT_KEY = (
    "(SELECT min(unit.code_key) FROM survey_unit JOIN unit ON unit.id = survey_unit.unit_id"
    " WHERE survey_unit.survey_id = survey.id)"
)

SURVEYS = Query(
    table="survey",
    source=SOURCE,
    id="survey.id",
    columns={
        "reference": "survey.reference",
        "kind": "survey.kind",
        "day": "survey.day",
        "lease": "lease.reference",
        "tenant": "tenant.legal_name",
        "units": UNITS,
        "missing": "(SELECT count(*) FROM survey_item WHERE survey_item.survey_id = survey.id"
        " AND survey_item.state = '')",
        "photos": "(SELECT count(*) FROM survey_photo WHERE survey_photo.survey_id = survey.id)",
        "due": "CASE WHEN survey.kind = 'exit' THEN survey.due END",
        "state": STATE,
    },
    sorts={"tenant": "tenant.name_key", "lease": "lease.reference_key", "units": _UNIT_KEY},
    filters={
        "": "1 = 1",
        "draft": "survey.signed = 0",
        "entry": "survey.kind = 'entry'",
        "exit": "survey.kind = 'exit'",
        "due": "survey.kind = 'exit' AND survey.due > 0",
    },
    scopes={
        "lease": "survey.lease_id = $s",
        "unit": "survey.id IN (SELECT survey_id FROM survey_unit WHERE unit_id = $s)",
    },
    totals={"count": "count(*)", "due": "sum(survey.due)"},
    search="survey_search",
    order=(("day", True),),
)
