CREATE INDEX journal_row ON journal_change (table_name, row_id)

CREATE INDEX journal_binned ON journal_change (table_name, row_id) WHERE after IS NULL

CREATE INDEX ticket_category ON ticket (category)

CREATE INDEX ticket_assignee ON ticket (assignee)

CREATE INDEX ticket_opened ON ticket (opened_at)

CREATE INDEX ticket_live ON ticket (opened_at) WHERE state IN ('open', 'assigned', 'in_progress', 'waiting')

CREATE INDEX building_code ON building (code)

CREATE INDEX lease_starts ON lease (starts)

CREATE INDEX lease_order ON lease (year * 1000000 + number)

CREATE INDEX lease_rent ON lease (monthly_rent)

CREATE INDEX lease_area ON lease (area)

CREATE INDEX lease_renewal ON lease (renewed_from_id) WHERE renewed_from_id IS NOT NULL

CREATE INDEX lease_assigned ON lease (assigned_from_id) WHERE assigned_from_id IS NOT NULL

CREATE INDEX lease_court ON lease (notice_court_by) WHERE notice_court_by IS NOT NULL

CREATE INDEX lease_rent_starts ON lease (rent_starts) WHERE rent_starts IS NOT NULL

CREATE INDEX deadline_mark_put_off ON deadline_mark (kind, postponed_to, day) WHERE postponed_to IS NOT NULL

CREATE INDEX payment_falls ON payment (falls_on) WHERE falls_on IS NOT NULL AND state = 'received'

CREATE TRIGGER line_insert_once BEFORE INSERT ON lease_line WHEN NEW.binding = 1 BEGIN
SELECT RAISE(ABORT, 'unit let twice') WHERE EXISTS (
SELECT 1 FROM lease_line AS other WHERE other.unit_id IN (
SELECT NEW.unit_id
UNION ALL SELECT part_of_id FROM unit WHERE id = NEW.unit_id
UNION ALL SELECT whole.part_of_id FROM unit AS part JOIN unit AS whole ON whole.id = part.part_of_id WHERE part.id = NEW.unit_id
UNION ALL SELECT id FROM unit WHERE part_of_id = NEW.unit_id
UNION ALL SELECT part.id FROM unit AS whole JOIN unit AS part ON part.part_of_id = whole.id WHERE whole.part_of_id = NEW.unit_id)
AND other.binding = 1 AND other.starts <= NEW.ends AND other.ends >= NEW.starts);
SELECT RAISE(ABORT, 'unit not there') WHERE EXISTS (
SELECT 1 FROM unit WHERE id = NEW.unit_id AND (retired_on <= NEW.ends OR made_on > NEW.starts));
END

CREATE TRIGGER line_update_once BEFORE UPDATE OF unit_id, starts, ends, binding ON lease_line WHEN NEW.binding = 1 BEGIN
SELECT RAISE(ABORT, 'unit let twice') WHERE EXISTS (
SELECT 1 FROM lease_line AS other WHERE other.unit_id IN (
SELECT NEW.unit_id
UNION ALL SELECT part_of_id FROM unit WHERE id = NEW.unit_id
UNION ALL SELECT whole.part_of_id FROM unit AS part JOIN unit AS whole ON whole.id = part.part_of_id WHERE part.id = NEW.unit_id
UNION ALL SELECT id FROM unit WHERE part_of_id = NEW.unit_id
UNION ALL SELECT part.id FROM unit AS whole JOIN unit AS part ON part.part_of_id = whole.id WHERE whole.part_of_id = NEW.unit_id)
AND other.binding = 1 AND other.id <> NEW.id AND other.starts <= NEW.ends AND other.ends >= NEW.starts);
SELECT RAISE(ABORT, 'unit not there') WHERE EXISTS (
SELECT 1 FROM unit WHERE id = NEW.unit_id AND (retired_on <= NEW.ends OR made_on > NEW.starts));
END

CREATE TRIGGER unit_let_stays BEFORE UPDATE OF made_on, retired_on ON unit BEGIN
SELECT RAISE(ABORT, 'unit let on') WHERE EXISTS (
SELECT 1 FROM lease_line WHERE unit_id = NEW.id AND binding = 1
AND (ends >= NEW.retired_on OR starts < NEW.made_on));
END

CREATE TRIGGER lease_kept_signed BEFORE UPDATE OF signed, starts, handed_over_on ON lease
WHEN OLD.signed = 1 AND (NEW.signed <> OLD.signed OR NEW.starts <> OLD.starts OR NEW.handed_over_on IS NOT OLD.handed_over_on) BEGIN
SELECT RAISE(ABORT, 'lease invoiced') WHERE EXISTS (SELECT 1 FROM invoice WHERE lease_id = OLD.id);
END

CREATE TRIGGER lease_kept BEFORE DELETE ON lease BEGIN
SELECT RAISE(ABORT, 'lease invoiced') WHERE EXISTS (SELECT 1 FROM invoice WHERE lease_id = OLD.id);
END

CREATE TRIGGER amendment_kept BEFORE DELETE ON amendment BEGIN
SELECT RAISE(ABORT, 'amendment invoiced') WHERE EXISTS (
SELECT 1 FROM invoice WHERE lease_id = OLD.lease_id AND ends >= OLD.effective_on);
END

CREATE TRIGGER journal_act_kept BEFORE DELETE ON journal_act BEGIN
SELECT RAISE(ABORT, 'the journal is append-only');
END

CREATE TRIGGER journal_change_kept BEFORE DELETE ON journal_change BEGIN
SELECT RAISE(ABORT, 'the journal is append-only');
END

CREATE TRIGGER journal_act_same BEFORE UPDATE ON journal_act BEGIN
SELECT RAISE(ABORT, 'the journal is append-only');
END

CREATE INDEX invoice_open ON invoice (due_on, tenant_id, lease_id, issued_on, balance) WHERE balance <> 0

CREATE INDEX charge_waiting ON charge (lease_id) WHERE invoice_id IS NULL

CREATE TRIGGER invoice_number_next BEFORE INSERT ON invoice BEGIN
SELECT RAISE(ABORT, 'invoice number out of order') WHERE NEW.number <> 1 + coalesce((
SELECT max(number) FROM invoice WHERE landlord_id = NEW.landlord_id AND series = NEW.series AND year = NEW.year), 0);
END

CREATE TRIGGER invoice_period_once BEFORE INSERT ON invoice WHEN NEW.kind = 'invoice' AND NEW.covers = 'period' BEGIN
SELECT RAISE(ABORT, 'period invoiced twice') WHERE EXISTS (
SELECT 1 FROM invoice AS other WHERE other.lease_id = NEW.lease_id AND other.covers = 'period' AND other.cancelled = 0
AND other.starts <= NEW.ends AND other.ends >= NEW.starts AND other.kind = 'invoice');
END

CREATE TRIGGER invoice_kept BEFORE DELETE ON invoice BEGIN
SELECT RAISE(ABORT, 'issued paper is kept');
END

CREATE TRIGGER invoice_frozen BEFORE UPDATE ON invoice WHEN
(NEW.id, NEW.kind, NEW.series, NEW.year, NEW.number, NEW.reference, NEW.lease_id, NEW.tenant_id, NEW.landlord_id, NEW.covers,
NEW.starts, NEW.ends, NEW.issued_on, NEW.due_on, NEW.net, NEW.vat, NEW.gross, NEW.withheld, NEW.reason, NEW.language,
NEW.content, NEW.digest, NEW.seen)
<> (OLD.id, OLD.kind, OLD.series, OLD.year, OLD.number, OLD.reference, OLD.lease_id, OLD.tenant_id, OLD.landlord_id, OLD.covers,
OLD.starts, OLD.ends, OLD.issued_on, OLD.due_on, OLD.net, OLD.vat, OLD.gross, OLD.withheld, OLD.reason, OLD.language,
OLD.content, OLD.digest, OLD.seen)
OR NEW.corrects_id IS NOT OLD.corrects_id OR NEW.cancelled < OLD.cancelled BEGIN
SELECT RAISE(ABORT, 'issued paper is kept');
END

CREATE TRIGGER invoice_line_kept BEFORE DELETE ON invoice_line BEGIN
SELECT RAISE(ABORT, 'issued paper is kept');
END

CREATE TRIGGER invoice_line_frozen BEFORE UPDATE ON invoice_line BEGIN
SELECT RAISE(ABORT, 'issued paper is kept');
END

CREATE TRIGGER charge_kept BEFORE DELETE ON charge WHEN OLD.invoice_id IS NOT NULL BEGIN
SELECT RAISE(ABORT, 'issued paper is kept');
END

CREATE TRIGGER charge_frozen BEFORE UPDATE ON charge WHEN OLD.invoice_id IS NOT NULL
AND (NEW.lease_id, NEW.kind, NEW.label, NEW.starts, NEW.ends, NEW.net, NEW.vat_rate, NEW.source, NEW.explanation)
<> (OLD.lease_id, OLD.kind, OLD.label, OLD.starts, OLD.ends, OLD.net, OLD.vat_rate, OLD.source, OLD.explanation) BEGIN
SELECT RAISE(ABORT, 'issued paper is kept');
END

CREATE INDEX payment_credit ON payment (tenant_id) WHERE unused > 0

CREATE INDEX payment_bounced ON payment (bounced_on) WHERE bounced_on IS NOT NULL

CREATE INDEX allocation_ended ON allocation (ended_on) WHERE ended_on IS NOT NULL

CREATE UNIQUE INDEX payment_statement ON payment (statement_key) WHERE statement_key <> ''

CREATE TRIGGER receipt_number_next BEFORE INSERT ON receipt BEGIN
SELECT RAISE(ABORT, 'receipt number out of order') WHERE NEW.number <> 1 + coalesce((
SELECT max(number) FROM receipt WHERE landlord_id = NEW.landlord_id AND series = NEW.series AND year = NEW.year), 0);
END

CREATE TRIGGER receipt_kept BEFORE DELETE ON receipt BEGIN
SELECT RAISE(ABORT, 'receipt is kept');
END

CREATE TRIGGER receipt_frozen BEFORE UPDATE ON receipt WHEN
(NEW.id, NEW.kind, NEW.series, NEW.year, NEW.number, NEW.reference, NEW.invoice_id, NEW.lease_id, NEW.tenant_id,
NEW.landlord_id, NEW.issued_on, NEW.amount, NEW.rest, NEW.language, NEW.content, NEW.digest)
<> (OLD.id, OLD.kind, OLD.series, OLD.year, OLD.number, OLD.reference, OLD.invoice_id, OLD.lease_id, OLD.tenant_id,
OLD.landlord_id, OLD.issued_on, OLD.amount, OLD.rest, OLD.language, OLD.content, OLD.digest) BEGIN
SELECT RAISE(ABORT, 'receipt is kept');
END

CREATE TRIGGER allocation_kept BEFORE DELETE ON allocation WHEN OLD.receipt_id IS NOT NULL BEGIN
SELECT RAISE(ABORT, 'allocation receipted');
END

CREATE TRIGGER allocation_frozen BEFORE UPDATE ON allocation WHEN OLD.receipt_id IS NOT NULL
AND (NEW.payment_id, NEW.invoice_id, NEW.amount, NEW.since) <> (OLD.payment_id, OLD.invoice_id, OLD.amount, OLD.since) BEGIN
SELECT RAISE(ABORT, 'allocation receipted');
END

CREATE TRIGGER allocation_within AFTER INSERT ON allocation BEGIN
SELECT RAISE(ABORT, 'payment spent twice') WHERE (SELECT sum(amount) FROM allocation WHERE payment_id = NEW.payment_id AND ended_on IS NULL)
> (SELECT amount FROM payment WHERE id = NEW.payment_id);
END

CREATE INDEX invoice_to_certify ON invoice (tenant_id, issued_on, withheld, certified) WHERE withheld <> certified

CREATE TRIGGER reminder_frozen BEFORE UPDATE ON reminder WHEN
(NEW.lease_id, NEW.tenant_id, NEW.landlord_id, NEW.level, NEW.made_on, NEW.owed, NEW.oldest, NEW.days, NEW.months, NEW.content, NEW.digest)
<> (OLD.lease_id, OLD.tenant_id, OLD.landlord_id, OLD.level, OLD.made_on, OLD.owed, OLD.oldest, OLD.days, OLD.months, OLD.content, OLD.digest) BEGIN
SELECT RAISE(ABORT, 'reminder is kept');
END

CREATE TRIGGER issued_paper_kept BEFORE DELETE ON issued_paper BEGIN
SELECT RAISE(ABORT, 'issued paper is kept');
END

CREATE TRIGGER issued_paper_frozen BEFORE UPDATE ON issued_paper BEGIN
SELECT RAISE(ABORT, 'issued paper is kept');
END

CREATE TRIGGER amendment_issued_kept BEFORE DELETE ON amendment BEGIN
SELECT RAISE(ABORT, 'amendment issued') WHERE EXISTS (
SELECT 1 FROM issued_paper WHERE kind = 'amendment' AND noun = 'amendment' AND row_id = OLD.id);
END

CREATE TRIGGER lease_issued_signed BEFORE UPDATE OF signed ON lease WHEN OLD.signed = 1 AND NEW.signed = 0 BEGIN
SELECT RAISE(ABORT, 'contract issued') WHERE EXISTS (
SELECT 1 FROM issued_paper WHERE kind = 'contract' AND noun = 'lease' AND row_id = OLD.id);
END

CREATE TRIGGER lease_issued_kept BEFORE DELETE ON lease BEGIN
SELECT RAISE(ABORT, 'contract issued') WHERE EXISTS (
SELECT 1 FROM issued_paper WHERE kind = 'contract' AND noun = 'lease' AND row_id = OLD.id);
END

CREATE TRIGGER survey_item_delete BEFORE DELETE ON survey_item BEGIN
SELECT RAISE(ABORT, 'signed survey is kept') WHERE EXISTS (
SELECT 1 FROM survey WHERE id = OLD.survey_id AND signed = 1);
END

CREATE TRIGGER survey_item_update BEFORE UPDATE ON survey_item BEGIN
SELECT RAISE(ABORT, 'signed survey is kept') WHERE EXISTS (
SELECT 1 FROM survey WHERE id = OLD.survey_id AND signed = 1);
END

CREATE TRIGGER survey_photo_delete BEFORE DELETE ON survey_photo BEGIN
SELECT RAISE(ABORT, 'signed survey is kept') WHERE EXISTS (
SELECT 1 FROM survey WHERE id = OLD.survey_id AND signed = 1);
END

CREATE TRIGGER survey_photo_update BEFORE UPDATE ON survey_photo BEGIN
SELECT RAISE(ABORT, 'signed survey is kept') WHERE EXISTS (
SELECT 1 FROM survey WHERE id = OLD.survey_id AND signed = 1);
END

CREATE TRIGGER survey_key_delete BEFORE DELETE ON survey_key BEGIN
SELECT RAISE(ABORT, 'signed survey is kept') WHERE EXISTS (
SELECT 1 FROM survey WHERE id = OLD.survey_id AND signed = 1);
END

CREATE TRIGGER survey_key_update BEFORE UPDATE ON survey_key BEGIN
SELECT RAISE(ABORT, 'signed survey is kept') WHERE EXISTS (
SELECT 1 FROM survey WHERE id = OLD.survey_id AND signed = 1);
END

CREATE TRIGGER survey_meter_delete BEFORE DELETE ON survey_meter BEGIN
SELECT RAISE(ABORT, 'signed survey is kept') WHERE EXISTS (
SELECT 1 FROM survey WHERE id = OLD.survey_id AND signed = 1);
END

CREATE TRIGGER survey_meter_update BEFORE UPDATE ON survey_meter BEGIN
SELECT RAISE(ABORT, 'signed survey is kept') WHERE EXISTS (
SELECT 1 FROM survey WHERE id = OLD.survey_id AND signed = 1);
END

CREATE TRIGGER survey_person_delete BEFORE DELETE ON survey_person BEGIN
SELECT RAISE(ABORT, 'signed survey is kept') WHERE EXISTS (
SELECT 1 FROM survey WHERE id = OLD.survey_id AND signed = 1);
END

CREATE TRIGGER survey_person_update BEFORE UPDATE ON survey_person BEGIN
SELECT RAISE(ABORT, 'signed survey is kept') WHERE EXISTS (
SELECT 1 FROM survey WHERE id = OLD.survey_id AND signed = 1);
END

CREATE TRIGGER survey_unit_delete BEFORE DELETE ON survey_unit BEGIN
SELECT RAISE(ABORT, 'signed survey is kept') WHERE EXISTS (
SELECT 1 FROM survey WHERE id = OLD.survey_id AND signed = 1);
END

CREATE TRIGGER survey_unit_update BEFORE UPDATE ON survey_unit BEGIN
SELECT RAISE(ABORT, 'signed survey is kept') WHERE EXISTS (
SELECT 1 FROM survey WHERE id = OLD.survey_id AND signed = 1);
END

CREATE TRIGGER survey_kept BEFORE DELETE ON survey WHEN OLD.signed = 1 BEGIN
SELECT RAISE(ABORT, 'signed survey is kept');
END

CREATE TRIGGER survey_issued BEFORE UPDATE OF signed ON survey WHEN OLD.signed = 1 AND NEW.signed = 0 BEGIN
SELECT RAISE(ABORT, 'survey issued') WHERE EXISTS (
SELECT 1 FROM issued_paper WHERE kind = 'survey' AND noun = 'survey' AND row_id = OLD.id);
END

CREATE INDEX survey_unsigned ON survey (day) WHERE signed = 0
