CREATE TABLE clause (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	book VARCHAR(40) NOT NULL,
	language VARCHAR(5) NOT NULL,
	article VARCHAR(40) NOT NULL,
	title VARCHAR(200) NOT NULL,
	text TEXT NOT NULL,
	note VARCHAR(400) NOT NULL,
	changed_on DATE NOT NULL,
	factory VARCHAR(64) NOT NULL
)

CREATE UNIQUE INDEX clause_of ON clause (book, article, language)

CREATE TABLE dated_rate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	kind VARCHAR(40) NOT NULL,
	valid_from DATE NOT NULL,
	value BIGINT NOT NULL,
	source VARCHAR(400) NOT NULL
)

CREATE UNIQUE INDEX dated_rate_kind ON dated_rate (kind, valid_from)

CREATE TABLE deadline_lead (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	role VARCHAR(20) NOT NULL,
	days INTEGER NOT NULL
)

CREATE UNIQUE INDEX deadline_lead_of ON deadline_lead (kind, role)

CREATE TABLE deadline_mark (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	record_id INTEGER NOT NULL,
	day DATE NOT NULL,
	done BOOLEAN NOT NULL,
	postponed_to DATE,
	reason VARCHAR(2000) NOT NULL,
	noted_on DATE NOT NULL,
	who VARCHAR(200) NOT NULL
)

CREATE UNIQUE INDEX deadline_mark_of ON deadline_mark (kind, record_id, day)

CREATE TABLE issued_paper (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	noun VARCHAR(20) NOT NULL,
	row_id INTEGER NOT NULL,
	sequence INTEGER NOT NULL,
	reference VARCHAR(40) NOT NULL,
	language VARCHAR(10) NOT NULL,
	issued_on DATE NOT NULL,
	total BIGINT,
	content TEXT NOT NULL,
	digest VARCHAR(64) NOT NULL,
	file VARCHAR(64) NOT NULL
)

CREATE UNIQUE INDEX issued_once ON issued_paper (kind, noun, row_id, sequence, language)

CREATE INDEX ix_issued_paper_digest ON issued_paper (digest)

CREATE INDEX ix_issued_paper_file ON issued_paper (file)

CREATE TABLE journal_act (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	at DATETIME NOT NULL,
	who VARCHAR(200) NOT NULL,
	station VARCHAR(200) NOT NULL,
	said TEXT NOT NULL,
	schema_version INTEGER NOT NULL,
	undoes INTEGER,
	final TEXT NOT NULL,
	hash VARCHAR(64) NOT NULL
)

CREATE INDEX ix_journal_act_undoes ON journal_act (undoes)

CREATE INDEX ix_journal_act_who ON journal_act (who)

CREATE TABLE landlord (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	legal_name VARCHAR(200) NOT NULL,
	legal_form VARCHAR(60) NOT NULL,
	capital BIGINT,
	seat VARCHAR(400) NOT NULL,
	rc VARCHAR(20) NOT NULL,
	rc_court VARCHAR(80) NOT NULL,
	tax_id VARCHAR(20) NOT NULL,
	tp VARCHAR(20) NOT NULL,
	ice VARCHAR(15) NOT NULL,
	cnss VARCHAR(20) NOT NULL,
	rib VARCHAR(24) NOT NULL,
	bank VARCHAR(120) NOT NULL,
	phone VARCHAR(40) NOT NULL,
	email VARCHAR(200) NOT NULL,
	signatory VARCHAR(200) NOT NULL,
	signatory_capacity VARCHAR(200) NOT NULL,
	logo VARCHAR(64) NOT NULL,
	invoices_from DATE
)

CREATE TABLE original (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	noun VARCHAR(20) NOT NULL,
	row_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	way VARCHAR(20) NOT NULL,
	handed_on DATE NOT NULL,
	handed_by VARCHAR(120) NOT NULL,
	spoilt_on DATE,
	spoilt_reason VARCHAR(400) NOT NULL
)

CREATE UNIQUE INDEX original_once ON original (noun, row_id, number)

CREATE TABLE rent_index (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	code VARCHAR(40) NOT NULL,
	name VARCHAR(200) NOT NULL,
	source VARCHAR(400) NOT NULL
)

CREATE UNIQUE INDEX rent_index_code ON rent_index (code)

CREATE TABLE tenant (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	legal_name VARCHAR(200) NOT NULL,
	trade_name VARCHAR(200) NOT NULL,
	arabic_name VARCHAR(200) NOT NULL,
	legal_form VARCHAR(20) NOT NULL,
	origin VARCHAR(20) NOT NULL,
	country VARCHAR(80) NOT NULL,
	size VARCHAR(20) NOT NULL,
	line VARCHAR(40) NOT NULL,
	offshoring VARCHAR(20) NOT NULL,
	ice VARCHAR(15) NOT NULL,
	rc VARCHAR(20) NOT NULL,
	rc_court VARCHAR(80) NOT NULL,
	tax_id VARCHAR(20) NOT NULL,
	tp VARCHAR(20) NOT NULL,
	cnss VARCHAR(20) NOT NULL,
	address VARCHAR(2000) NOT NULL,
	city VARCHAR(80) NOT NULL,
	phone VARCHAR(40) NOT NULL,
	email VARCHAR(200) NOT NULL,
	website VARCHAR(200) NOT NULL,
	jobs_planned INTEGER NOT NULL,
	jobs_present INTEGER NOT NULL,
	withholds BOOLEAN NOT NULL,
	notes VARCHAR(10000) NOT NULL,
	name_key VARCHAR NOT NULL
)

CREATE INDEX ix_tenant_name_key ON tenant (name_key)

CREATE TABLE contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	tenant_id INTEGER NOT NULL,
	name VARCHAR(200) NOT NULL,
	role VARCHAR(20) NOT NULL,
	capacity VARCHAR(120) NOT NULL,
	cin VARCHAR(20) NOT NULL,
	email VARCHAR(200) NOT NULL,
	phone VARCHAR(40) NOT NULL,
	FOREIGN KEY(tenant_id) REFERENCES tenant (id)
)

CREATE INDEX ix_contact_tenant_id ON contact (tenant_id)

CREATE TABLE index_value (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	index_id INTEGER NOT NULL,
	month DATE NOT NULL,
	value BIGINT NOT NULL,
	FOREIGN KEY(index_id) REFERENCES rent_index (id)
)

CREATE UNIQUE INDEX index_value_month ON index_value (index_id, month)

CREATE INDEX ix_index_value_index_id ON index_value (index_id)

CREATE TABLE journal_change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	act_id INTEGER NOT NULL,
	place INTEGER NOT NULL,
	table_name VARCHAR(60) NOT NULL,
	row_id INTEGER NOT NULL,
	"before" TEXT,
	"after" TEXT,
	FOREIGN KEY(act_id) REFERENCES journal_act (id)
)

CREATE INDEX ix_journal_change_act_id ON journal_change (act_id)

CREATE TABLE lease (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	landlord_id INTEGER NOT NULL,
	tenant_id INTEGER NOT NULL,
	template VARCHAR(40) NOT NULL,
	regime VARCHAR(20) NOT NULL,
	signed_on DATE,
	starts DATE NOT NULL,
	start_rule VARCHAR(20) NOT NULL,
	handover_days INTEGER NOT NULL,
	not_before DATE,
	not_after DATE,
	rent_starts DATE,
	firm_until DATE,
	ends DATE NOT NULL,
	notice_months INTEGER NOT NULL,
	notice_days INTEGER,
	charges_rate BIGINT NOT NULL,
	vat_regime VARCHAR(20) NOT NULL,
	exemption VARCHAR(200) NOT NULL,
	deposit_months INTEGER NOT NULL,
	payment_period VARCHAR(20) NOT NULL,
	payment_term VARCHAR(20) NOT NULL,
	payment_days INTEGER,
	part_month VARCHAR(20) NOT NULL,
	tsc_recharged BOOLEAN NOT NULL,
	revision_kind VARCHAR(20) NOT NULL,
	revision_months INTEGER NOT NULL,
	revision_rate BIGINT NOT NULL,
	index_id INTEGER,
	index_month DATE,
	index_share BIGINT NOT NULL,
	index_floor INTEGER,
	index_ceiling INTEGER,
	renewal VARCHAR(20) NOT NULL,
	entry_fee BIGINT NOT NULL,
	purpose VARCHAR(2000) NOT NULL,
	special VARCHAR(10000) NOT NULL,
	remarks VARCHAR(10000) NOT NULL,
	series VARCHAR(10) NOT NULL,
	year INTEGER NOT NULL,
	number INTEGER NOT NULL,
	reference VARCHAR(40) NOT NULL,
	reference_key VARCHAR NOT NULL,
	signed BOOLEAN NOT NULL,
	notice_on DATE,
	notice_by VARCHAR(20) NOT NULL,
	notice_served_on DATE,
	notice_ground VARCHAR(20) NOT NULL,
	notice_expires_on DATE,
	notice_court_by DATE,
	notice_article VARCHAR(200) NOT NULL,
	notice_reason VARCHAR(2000) NOT NULL,
	notice_survey_on DATE,
	handed_over_on DATE,
	planned_starts DATE,
	moved_out_on DATE,
	keys_note VARCHAR(2000) NOT NULL,
	renewed_from_id INTEGER,
	assigned_from_id INTEGER,
	terminated_on DATE,
	termination_reason VARCHAR(40) NOT NULL,
	termination_note VARCHAR(2000) NOT NULL,
	last_day DATE NOT NULL,
	monthly_rent BIGINT NOT NULL,
	area BIGINT NOT NULL,
	CONSTRAINT lease_dates CHECK (starts <= ends),
	FOREIGN KEY(landlord_id) REFERENCES landlord (id),
	FOREIGN KEY(tenant_id) REFERENCES tenant (id),
	FOREIGN KEY(index_id) REFERENCES rent_index (id),
	UNIQUE (reference),
	FOREIGN KEY(renewed_from_id) REFERENCES lease (id),
	FOREIGN KEY(assigned_from_id) REFERENCES lease (id)
)

CREATE INDEX ix_lease_index_id ON lease (index_id)

CREATE INDEX ix_lease_landlord_id ON lease (landlord_id)

CREATE INDEX ix_lease_last_day ON lease (last_day)

CREATE INDEX ix_lease_reference_key ON lease (reference_key)

CREATE INDEX ix_lease_tenant_id ON lease (tenant_id)

CREATE UNIQUE INDEX lease_number ON lease (series, year, number)

CREATE INDEX lease_running ON lease (last_day, starts, signed)

CREATE TABLE payment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	tenant_id INTEGER NOT NULL,
	landlord_id INTEGER NOT NULL,
	received_on DATE NOT NULL,
	method VARCHAR(20) NOT NULL,
	amount BIGINT NOT NULL,
	bank VARCHAR(120) NOT NULL,
	reference VARCHAR(80) NOT NULL,
	falls_on DATE,
	note VARCHAR(2000) NOT NULL,
	reference_key VARCHAR NOT NULL,
	state VARCHAR(20) NOT NULL,
	cleared_on DATE,
	bounced_on DATE,
	bounce_reason VARCHAR(200) NOT NULL,
	stamp BIGINT NOT NULL,
	unused BIGINT NOT NULL,
	statement_key VARCHAR(64) NOT NULL,
	CONSTRAINT payment_unused CHECK (amount > 0 AND unused >= 0 AND unused <= amount),
	FOREIGN KEY(tenant_id) REFERENCES tenant (id),
	FOREIGN KEY(landlord_id) REFERENCES landlord (id)
)

CREATE INDEX ix_payment_landlord_id ON payment (landlord_id)

CREATE INDEX ix_payment_reference_key ON payment (reference_key)

CREATE INDEX ix_payment_tenant_id ON payment (tenant_id)

CREATE INDEX payment_order ON payment (received_on, id)

CREATE TABLE signed_copy (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	paper_id INTEGER NOT NULL,
	how VARCHAR(20) NOT NULL,
	signed_on DATE NOT NULL,
	signer VARCHAR(200) NOT NULL,
	remark VARCHAR(2000) NOT NULL,
	name VARCHAR(200) NOT NULL,
	digest VARCHAR(64) NOT NULL,
	size INTEGER NOT NULL,
	FOREIGN KEY(paper_id) REFERENCES issued_paper (id)
)

CREATE INDEX ix_signed_copy_paper_id ON signed_copy (paper_id)

CREATE TABLE site (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	name VARCHAR(120) NOT NULL,
	city VARCHAR(80) NOT NULL,
	address VARCHAR(400) NOT NULL,
	title_deed VARCHAR(200) NOT NULL,
	notes VARCHAR(10000) NOT NULL,
	landlord_id INTEGER,
	fictitious BOOLEAN NOT NULL,
	name_key VARCHAR NOT NULL,
	FOREIGN KEY(landlord_id) REFERENCES landlord (id)
)

CREATE INDEX ix_site_landlord_id ON site (landlord_id)

CREATE INDEX ix_site_name_key ON site (name_key)

CREATE TABLE amendment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	signed_on DATE NOT NULL,
	effective_on DATE NOT NULL,
	purpose VARCHAR(2000) NOT NULL,
	lease_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	FOREIGN KEY(lease_id) REFERENCES lease (id)
)

CREATE UNIQUE INDEX amendment_number ON amendment (lease_id, number)

CREATE INDEX ix_amendment_lease_id ON amendment (lease_id)

CREATE TABLE deposit_entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	lease_id INTEGER NOT NULL,
	day DATE NOT NULL,
	kind VARCHAR(20) NOT NULL,
	amount BIGINT NOT NULL,
	method VARCHAR(20) NOT NULL,
	bank_reference VARCHAR(100) NOT NULL,
	reason VARCHAR(2000) NOT NULL,
	other_id INTEGER,
	FOREIGN KEY(lease_id) REFERENCES lease (id),
	FOREIGN KEY(other_id) REFERENCES lease (id)
)

CREATE INDEX ix_deposit_entry_lease_id ON deposit_entry (lease_id)

CREATE INDEX ix_deposit_entry_other_id ON deposit_entry (other_id)

CREATE TABLE guarantee (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	tenant_id INTEGER NOT NULL,
	lease_id INTEGER,
	issuer VARCHAR(200) NOT NULL,
	number VARCHAR(80) NOT NULL,
	amount BIGINT,
	valid_from DATE NOT NULL,
	expires_on DATE,
	note VARCHAR(2000) NOT NULL,
	replaces_id INTEGER,
	file_name VARCHAR(200) NOT NULL,
	file_digest VARCHAR(64) NOT NULL,
	file_size INTEGER NOT NULL,
	CONSTRAINT guarantee_days CHECK (expires_on IS NULL OR valid_from <= expires_on),
	FOREIGN KEY(tenant_id) REFERENCES tenant (id),
	FOREIGN KEY(lease_id) REFERENCES lease (id),
	FOREIGN KEY(replaces_id) REFERENCES guarantee (id)
)

CREATE UNIQUE INDEX guarantee_replaced ON guarantee (replaces_id)

CREATE INDEX ix_guarantee_expires_on ON guarantee (expires_on)

CREATE INDEX ix_guarantee_lease_id ON guarantee (lease_id)

CREATE INDEX ix_guarantee_tenant_id ON guarantee (tenant_id)

CREATE TABLE invoice (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	series VARCHAR(10) NOT NULL,
	year INTEGER NOT NULL,
	number INTEGER NOT NULL,
	reference VARCHAR(40) NOT NULL,
	reference_key VARCHAR NOT NULL,
	lease_id INTEGER NOT NULL,
	tenant_id INTEGER NOT NULL,
	landlord_id INTEGER NOT NULL,
	covers VARCHAR(20) NOT NULL,
	starts DATE NOT NULL,
	ends DATE NOT NULL,
	issued_on DATE NOT NULL,
	due_on DATE NOT NULL,
	net BIGINT NOT NULL,
	vat BIGINT NOT NULL,
	gross BIGINT NOT NULL,
	withheld BIGINT NOT NULL,
	corrects_id INTEGER,
	reason VARCHAR(2000) NOT NULL,
	language VARCHAR(10) NOT NULL,
	content TEXT NOT NULL,
	digest VARCHAR(64) NOT NULL,
	seen INTEGER NOT NULL,
	cancelled BOOLEAN NOT NULL,
	paid BIGINT NOT NULL,
	credited BIGINT NOT NULL,
	certified BIGINT NOT NULL,
	balance BIGINT NOT NULL,
	CONSTRAINT invoice_sum CHECK (gross = net + vat),
	FOREIGN KEY(lease_id) REFERENCES lease (id),
	FOREIGN KEY(tenant_id) REFERENCES tenant (id),
	FOREIGN KEY(landlord_id) REFERENCES landlord (id),
	FOREIGN KEY(corrects_id) REFERENCES invoice (id)
)

CREATE UNIQUE INDEX invoice_number ON invoice (landlord_id, series, year, number)

CREATE INDEX invoice_order ON invoice (issued_on, id)

CREATE INDEX invoice_period ON invoice (lease_id, covers, cancelled, starts, ends)

CREATE INDEX ix_invoice_corrects_id ON invoice (corrects_id)

CREATE INDEX ix_invoice_due_on ON invoice (due_on)

CREATE INDEX ix_invoice_landlord_id ON invoice (landlord_id)

CREATE INDEX ix_invoice_lease_id ON invoice (lease_id)

CREATE INDEX ix_invoice_reference_key ON invoice (reference_key)

CREATE INDEX ix_invoice_tenant_id ON invoice (tenant_id)

CREATE TABLE lease_option (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	held_by VARCHAR(20) NOT NULL,
	opens DATE NOT NULL,
	closes DATE NOT NULL,
	note VARCHAR(2000) NOT NULL,
	lease_id INTEGER NOT NULL,
	used_on DATE,
	FOREIGN KEY(lease_id) REFERENCES lease (id)
)

CREATE INDEX ix_lease_option_lease_id ON lease_option (lease_id)

CREATE TABLE phase (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	site_id INTEGER NOT NULL,
	name VARCHAR(120) NOT NULL,
	FOREIGN KEY(site_id) REFERENCES site (id)
)

CREATE INDEX ix_phase_site_id ON phase (site_id)

CREATE TABLE reminder (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	lease_id INTEGER NOT NULL,
	tenant_id INTEGER NOT NULL,
	landlord_id INTEGER NOT NULL,
	level VARCHAR(20) NOT NULL,
	made_on DATE NOT NULL,
	owed BIGINT NOT NULL,
	oldest DATE NOT NULL,
	days INTEGER NOT NULL,
	months INTEGER NOT NULL,
	language VARCHAR(10) NOT NULL,
	content TEXT NOT NULL,
	digest VARCHAR(64) NOT NULL,
	served_on DATE,
	pay_by DATE,
	leave_by DATE,
	court_by DATE,
	article VARCHAR(200) NOT NULL,
	FOREIGN KEY(lease_id) REFERENCES lease (id),
	FOREIGN KEY(tenant_id) REFERENCES tenant (id),
	FOREIGN KEY(landlord_id) REFERENCES landlord (id)
)

CREATE INDEX ix_reminder_landlord_id ON reminder (landlord_id)

CREATE INDEX ix_reminder_lease_id ON reminder (lease_id)

CREATE INDEX ix_reminder_made_on ON reminder (made_on)

CREATE INDEX ix_reminder_tenant_id ON reminder (tenant_id)

CREATE TABLE repayment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	payment_id INTEGER NOT NULL,
	amount BIGINT NOT NULL,
	paid_on DATE NOT NULL,
	note VARCHAR(400) NOT NULL,
	FOREIGN KEY(payment_id) REFERENCES payment (id)
)

CREATE INDEX ix_repayment_payment_id ON repayment (payment_id)

CREATE TABLE revision (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	lease_id INTEGER NOT NULL,
	decided_on DATE NOT NULL,
	effective_on DATE NOT NULL,
	old_rent BIGINT NOT NULL,
	new_rent BIGINT NOT NULL,
	rate BIGINT NOT NULL,
	cap BIGINT NOT NULL,
	basis VARCHAR(20) NOT NULL,
	reason VARCHAR(2000) NOT NULL,
	calculation VARCHAR(4000) NOT NULL,
	index_month DATE,
	FOREIGN KEY(lease_id) REFERENCES lease (id)
)

CREATE INDEX ix_revision_lease_id ON revision (lease_id)

CREATE TABLE revision_proposal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	lease_id INTEGER NOT NULL,
	effective_on DATE,
	rate INTEGER,
	rent BIGINT,
	reason VARCHAR(2000) NOT NULL,
	FOREIGN KEY(lease_id) REFERENCES lease (id)
)

CREATE UNIQUE INDEX revision_proposal_lease ON revision_proposal (lease_id)

CREATE TABLE survey (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	lease_id INTEGER NOT NULL,
	kind VARCHAR(10) NOT NULL,
	entry_id INTEGER,
	day DATE NOT NULL,
	reservations VARCHAR(10000) NOT NULL,
	remarks VARCHAR(10000) NOT NULL,
	number INTEGER NOT NULL,
	reference VARCHAR(50) NOT NULL,
	signed BOOLEAN NOT NULL,
	signed_on DATE,
	due BIGINT NOT NULL,
	UNIQUE (lease_id, kind, number),
	FOREIGN KEY(lease_id) REFERENCES lease (id),
	FOREIGN KEY(entry_id) REFERENCES survey (id),
	UNIQUE (reference)
)

CREATE INDEX ix_survey_entry_id ON survey (entry_id)

CREATE INDEX ix_survey_lease_id ON survey (lease_id)

CREATE TABLE building (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	site_id INTEGER NOT NULL,
	phase_id INTEGER,
	code VARCHAR(20) NOT NULL,
	name VARCHAR(120) NOT NULL,
	state VARCHAR(20) NOT NULL,
	address VARCHAR(400) NOT NULL,
	title_deed VARCHAR(200) NOT NULL,
	UNIQUE (site_id, code),
	FOREIGN KEY(site_id) REFERENCES site (id),
	FOREIGN KEY(phase_id) REFERENCES phase (id)
)

CREATE INDEX ix_building_phase_id ON building (phase_id)

CREATE INDEX ix_building_site_id ON building (site_id)

CREATE TABLE certificate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	invoice_id INTEGER NOT NULL,
	number VARCHAR(80) NOT NULL,
	dated DATE NOT NULL,
	amount BIGINT NOT NULL,
	FOREIGN KEY(invoice_id) REFERENCES invoice (id)
)

CREATE INDEX ix_certificate_invoice_id ON certificate (invoice_id)

CREATE TABLE charge (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	lease_id INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	label VARCHAR(400) NOT NULL,
	starts DATE NOT NULL,
	ends DATE NOT NULL,
	net BIGINT NOT NULL,
	vat_rate INTEGER NOT NULL,
	source VARCHAR(60) NOT NULL,
	explanation VARCHAR(4000) NOT NULL,
	invoice_id INTEGER,
	FOREIGN KEY(lease_id) REFERENCES lease (id),
	FOREIGN KEY(invoice_id) REFERENCES invoice (id)
)

CREATE INDEX ix_charge_invoice_id ON charge (invoice_id)

CREATE INDEX ix_charge_lease_id ON charge (lease_id)

CREATE TABLE milestone (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	phase_id INTEGER NOT NULL,
	kind VARCHAR(40) NOT NULL,
	planned DATE,
	actual DATE,
	UNIQUE (phase_id, kind),
	FOREIGN KEY(phase_id) REFERENCES phase (id)
)

CREATE INDEX ix_milestone_phase_id ON milestone (phase_id)

CREATE TABLE receipt (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	series VARCHAR(10) NOT NULL,
	year INTEGER NOT NULL,
	number INTEGER NOT NULL,
	reference VARCHAR(40) NOT NULL,
	reference_key VARCHAR NOT NULL,
	invoice_id INTEGER NOT NULL,
	lease_id INTEGER NOT NULL,
	tenant_id INTEGER NOT NULL,
	landlord_id INTEGER NOT NULL,
	issued_on DATE NOT NULL,
	amount BIGINT NOT NULL,
	rest BIGINT NOT NULL,
	language VARCHAR(10) NOT NULL,
	content TEXT NOT NULL,
	digest VARCHAR(64) NOT NULL,
	voided_on DATE,
	void_reason VARCHAR(400) NOT NULL,
	FOREIGN KEY(invoice_id) REFERENCES invoice (id),
	FOREIGN KEY(lease_id) REFERENCES lease (id),
	FOREIGN KEY(tenant_id) REFERENCES tenant (id),
	FOREIGN KEY(landlord_id) REFERENCES landlord (id)
)

CREATE INDEX ix_receipt_invoice_id ON receipt (invoice_id)

CREATE INDEX ix_receipt_landlord_id ON receipt (landlord_id)

CREATE INDEX ix_receipt_lease_id ON receipt (lease_id)

CREATE INDEX ix_receipt_reference_key ON receipt (reference_key)

CREATE INDEX ix_receipt_tenant_id ON receipt (tenant_id)

CREATE UNIQUE INDEX receipt_number ON receipt (landlord_id, series, year, number)

CREATE TABLE survey_item (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	room VARCHAR(120) NOT NULL,
	element VARCHAR(120) NOT NULL,
	entry_state VARCHAR(10) NOT NULL,
	entry_remark VARCHAR(500) NOT NULL,
	state VARCHAR(10) NOT NULL,
	remark VARCHAR(500) NOT NULL,
	cost BIGINT NOT NULL,
	wear BIGINT,
	survey_id INTEGER NOT NULL,
	place INTEGER NOT NULL,
	worn BIGINT NOT NULL,
	due BIGINT NOT NULL,
	FOREIGN KEY(survey_id) REFERENCES survey (id)
)

CREATE INDEX survey_item_order ON survey_item (survey_id, place)

CREATE TABLE survey_key (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	kind VARCHAR(10) NOT NULL,
	what VARCHAR(200) NOT NULL,
	given INTEGER NOT NULL,
	returned INTEGER,
	cost BIGINT NOT NULL,
	survey_id INTEGER NOT NULL,
	FOREIGN KEY(survey_id) REFERENCES survey (id)
)

CREATE INDEX ix_survey_key_survey_id ON survey_key (survey_id)

CREATE TABLE survey_person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	side VARCHAR(10) NOT NULL,
	name VARCHAR(200) NOT NULL,
	capacity VARCHAR(200) NOT NULL,
	survey_id INTEGER NOT NULL,
	FOREIGN KEY(survey_id) REFERENCES survey (id)
)

CREATE INDEX ix_survey_person_survey_id ON survey_person (survey_id)

CREATE TABLE allocation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	payment_id INTEGER NOT NULL,
	invoice_id INTEGER NOT NULL,
	amount BIGINT NOT NULL,
	since DATE NOT NULL,
	ended_on DATE,
	receipt_id INTEGER,
	FOREIGN KEY(payment_id) REFERENCES payment (id),
	FOREIGN KEY(invoice_id) REFERENCES invoice (id),
	FOREIGN KEY(receipt_id) REFERENCES receipt (id)
)

CREATE INDEX ix_allocation_invoice_id ON allocation (invoice_id)

CREATE INDEX ix_allocation_payment_id ON allocation (payment_id)

CREATE INDEX ix_allocation_receipt_id ON allocation (receipt_id)

CREATE INDEX ix_allocation_since ON allocation (since)

CREATE TABLE charge_key (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	building_id INTEGER NOT NULL,
	name VARCHAR(120) NOT NULL,
	UNIQUE (building_id, name),
	FOREIGN KEY(building_id) REFERENCES building (id)
)

CREATE INDEX ix_charge_key_building_id ON charge_key (building_id)

CREATE TABLE charge_year (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	building_id INTEGER NOT NULL,
	year INTEGER NOT NULL,
	notes VARCHAR(10000) NOT NULL,
	state VARCHAR(20) NOT NULL,
	closed_on DATE,
	UNIQUE (building_id, year),
	FOREIGN KEY(building_id) REFERENCES building (id)
)

CREATE INDEX ix_charge_year_building_id ON charge_year (building_id)

CREATE TABLE floor (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	building_id INTEGER NOT NULL,
	level INTEGER NOT NULL,
	label VARCHAR(60) NOT NULL,
	gross_area BIGINT NOT NULL,
	UNIQUE (building_id, level),
	FOREIGN KEY(building_id) REFERENCES building (id)
)

CREATE INDEX ix_floor_building_id ON floor (building_id)

CREATE TABLE survey_photo (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	name VARCHAR(200) NOT NULL,
	caption VARCHAR(120) NOT NULL,
	digest VARCHAR(64) NOT NULL,
	small VARCHAR(64) NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	survey_id INTEGER NOT NULL,
	item_id INTEGER NOT NULL,
	place INTEGER NOT NULL,
	FOREIGN KEY(survey_id) REFERENCES survey (id),
	FOREIGN KEY(item_id) REFERENCES survey_item (id)
)

CREATE INDEX ix_survey_photo_item_id ON survey_photo (item_id)

CREATE INDEX ix_survey_photo_survey_id ON survey_photo (survey_id)

CREATE TABLE charge_cost (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	year_id INTEGER NOT NULL,
	category VARCHAR(20) NOT NULL,
	label VARCHAR(200) NOT NULL,
	key_id INTEGER,
	budget BIGINT NOT NULL,
	actual BIGINT NOT NULL,
	invoice_reference VARCHAR(120) NOT NULL,
	FOREIGN KEY(year_id) REFERENCES charge_year (id),
	FOREIGN KEY(key_id) REFERENCES charge_key (id)
)

CREATE INDEX ix_charge_cost_key_id ON charge_cost (key_id)

CREATE INDEX ix_charge_cost_year_id ON charge_cost (year_id)

CREATE TABLE charge_statement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	year_id INTEGER NOT NULL,
	lease_id INTEGER NOT NULL,
	share BIGINT NOT NULL,
	provisions BIGINT NOT NULL,
	balance BIGINT NOT NULL,
	content TEXT NOT NULL,
	UNIQUE (year_id, lease_id),
	FOREIGN KEY(year_id) REFERENCES charge_year (id),
	FOREIGN KEY(lease_id) REFERENCES lease (id)
)

CREATE INDEX ix_charge_statement_lease_id ON charge_statement (lease_id)

CREATE INDEX ix_charge_statement_year_id ON charge_statement (year_id)

CREATE TABLE unit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	floor_id INTEGER NOT NULL,
	part_of_id INTEGER,
	code VARCHAR(40) NOT NULL,
	name VARCHAR(120) NOT NULL,
	kind VARCHAR(40) NOT NULL,
	usable_area BIGINT NOT NULL,
	common_share BIGINT NOT NULL,
	rentable_area BIGINT NOT NULL,
	area_method VARCHAR(20) NOT NULL,
	asking_rent BIGINT,
	lettable_from DATE,
	equipment VARCHAR(2000) NOT NULL,
	building_id INTEGER NOT NULL,
	code_key VARCHAR NOT NULL,
	made_on DATE,
	retired_on DATE,
	UNIQUE (building_id, code_key),
	FOREIGN KEY(floor_id) REFERENCES floor (id),
	FOREIGN KEY(part_of_id) REFERENCES unit (id),
	FOREIGN KEY(building_id) REFERENCES building (id)
)

CREATE INDEX ix_unit_building_id ON unit (building_id)

CREATE INDEX ix_unit_code_key ON unit (code_key)

CREATE INDEX ix_unit_floor_id ON unit (floor_id)

CREATE INDEX ix_unit_part_of_id ON unit (part_of_id)

CREATE TABLE amendment_change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	amendment_id INTEGER NOT NULL,
	unit_id INTEGER,
	item VARCHAR(40) NOT NULL,
	old VARCHAR(2000) NOT NULL,
	new VARCHAR(2000) NOT NULL,
	FOREIGN KEY(amendment_id) REFERENCES amendment (id),
	FOREIGN KEY(unit_id) REFERENCES unit (id)
)

CREATE INDEX ix_amendment_change_amendment_id ON amendment_change (amendment_id)

CREATE INDEX ix_amendment_change_unit_id ON amendment_change (unit_id)

CREATE TABLE invoice_line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	invoice_id INTEGER NOT NULL,
	place INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	unit_id INTEGER,
	label VARCHAR(400) NOT NULL,
	net BIGINT NOT NULL,
	vat_rate INTEGER NOT NULL,
	withholdable BOOLEAN NOT NULL,
	charge_id INTEGER,
	FOREIGN KEY(invoice_id) REFERENCES invoice (id),
	FOREIGN KEY(unit_id) REFERENCES unit (id),
	FOREIGN KEY(charge_id) REFERENCES charge (id)
)

CREATE INDEX ix_invoice_line_charge_id ON invoice_line (charge_id)

CREATE INDEX ix_invoice_line_invoice_id ON invoice_line (invoice_id)

CREATE INDEX ix_invoice_line_unit_id ON invoice_line (unit_id)

CREATE TABLE key_weight (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	key_id INTEGER NOT NULL,
	unit_id INTEGER NOT NULL,
	weight INTEGER NOT NULL,
	UNIQUE (key_id, unit_id),
	FOREIGN KEY(key_id) REFERENCES charge_key (id),
	FOREIGN KEY(unit_id) REFERENCES unit (id)
)

CREATE INDEX ix_key_weight_key_id ON key_weight (key_id)

CREATE INDEX ix_key_weight_unit_id ON key_weight (unit_id)

CREATE TABLE lease_line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	unit_id INTEGER NOT NULL,
	starts DATE NOT NULL,
	ends DATE NOT NULL,
	basis VARCHAR(10) NOT NULL,
	rent BIGINT NOT NULL,
	vat_regime VARCHAR(20) NOT NULL,
	lease_id INTEGER NOT NULL,
	binding BOOLEAN NOT NULL,
	agreed_ends DATE,
	amendment_id INTEGER,
	area BIGINT NOT NULL,
	CONSTRAINT line_dates CHECK (starts <= ends),
	FOREIGN KEY(unit_id) REFERENCES unit (id),
	FOREIGN KEY(lease_id) REFERENCES lease (id),
	FOREIGN KEY(amendment_id) REFERENCES amendment (id)
)

CREATE INDEX ix_lease_line_amendment_id ON lease_line (amendment_id)

CREATE INDEX ix_lease_line_lease_id ON lease_line (lease_id)

CREATE INDEX ix_lease_line_unit_id ON lease_line (unit_id)

CREATE INDEX line_of_unit ON lease_line (unit_id, starts, ends)

CREATE TABLE lease_step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	unit_id INTEGER,
	kind VARCHAR(20) NOT NULL,
	starts DATE NOT NULL,
	ends DATE,
	amount BIGINT NOT NULL,
	note VARCHAR(400) NOT NULL,
	lease_id INTEGER NOT NULL,
	origin VARCHAR(20) NOT NULL,
	amendment_id INTEGER,
	revision_id INTEGER,
	FOREIGN KEY(unit_id) REFERENCES unit (id),
	FOREIGN KEY(lease_id) REFERENCES lease (id),
	FOREIGN KEY(amendment_id) REFERENCES amendment (id),
	FOREIGN KEY(revision_id) REFERENCES revision (id)
)

CREATE INDEX ix_lease_step_amendment_id ON lease_step (amendment_id)

CREATE INDEX ix_lease_step_lease_id ON lease_step (lease_id)

CREATE INDEX ix_lease_step_revision_id ON lease_step (revision_id)

CREATE INDEX ix_lease_step_unit_id ON lease_step (unit_id)

CREATE TABLE meter (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	building_id INTEGER NOT NULL,
	unit_id INTEGER,
	kind VARCHAR(20) NOT NULL,
	serial VARCHAR(60) NOT NULL,
	measure VARCHAR(10) NOT NULL,
	factor BIGINT NOT NULL,
	place VARCHAR(200) NOT NULL,
	retired_on DATE,
	notes VARCHAR(10000) NOT NULL,
	serial_key VARCHAR NOT NULL,
	UNIQUE (building_id, serial_key),
	FOREIGN KEY(building_id) REFERENCES building (id),
	FOREIGN KEY(unit_id) REFERENCES unit (id)
)

CREATE INDEX ix_meter_building_id ON meter (building_id)

CREATE INDEX ix_meter_serial_key ON meter (serial_key)

CREATE INDEX ix_meter_unit_id ON meter (unit_id)

CREATE TABLE survey_unit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	survey_id INTEGER NOT NULL,
	unit_id INTEGER NOT NULL,
	UNIQUE (survey_id, unit_id),
	FOREIGN KEY(survey_id) REFERENCES survey (id),
	FOREIGN KEY(unit_id) REFERENCES unit (id)
)

CREATE INDEX ix_survey_unit_survey_id ON survey_unit (survey_id)

CREATE INDEX ix_survey_unit_unit_id ON survey_unit (unit_id)

CREATE TABLE ticket (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	site_id INTEGER NOT NULL,
	building_id INTEGER,
	floor_id INTEGER,
	unit_id INTEGER,
	category VARCHAR(20) NOT NULL,
	priority VARCHAR(2) NOT NULL,
	title VARCHAR(200) NOT NULL,
	description VARCHAR(10000) NOT NULL,
	reporter VARCHAR(200) NOT NULL,
	reporter_phone VARCHAR(40) NOT NULL,
	assignee_kind VARCHAR(20) NOT NULL,
	assignee VARCHAR(200) NOT NULL,
	title_key VARCHAR NOT NULL,
	year INTEGER NOT NULL,
	number INTEGER NOT NULL,
	reference VARCHAR(20) NOT NULL,
	state VARCHAR(20) NOT NULL,
	waiting_reason VARCHAR(400) NOT NULL,
	outcome VARCHAR(4000) NOT NULL,
	opened_at DATETIME NOT NULL,
	assigned_at DATETIME,
	started_at DATETIME,
	resolved_at DATETIME,
	closed_at DATETIME,
	UNIQUE (year, number),
	FOREIGN KEY(site_id) REFERENCES site (id),
	FOREIGN KEY(building_id) REFERENCES building (id),
	FOREIGN KEY(floor_id) REFERENCES floor (id),
	FOREIGN KEY(unit_id) REFERENCES unit (id),
	UNIQUE (reference)
)

CREATE INDEX ix_ticket_building_id ON ticket (building_id)

CREATE INDEX ix_ticket_floor_id ON ticket (floor_id)

CREATE INDEX ix_ticket_site_id ON ticket (site_id)

CREATE INDEX ix_ticket_title_key ON ticket (title_key)

CREATE INDEX ix_ticket_unit_id ON ticket (unit_id)

CREATE INDEX ticket_by_priority ON ticket (priority)

CREATE INDEX ticket_by_state ON ticket (state)

CREATE INDEX ticket_priority ON ticket (priority, opened_at)

CREATE INDEX ticket_state ON ticket (state, opened_at)

CREATE TABLE unit_lineage (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	old_id INTEGER NOT NULL,
	new_id INTEGER NOT NULL,
	on_day DATE NOT NULL,
	kind VARCHAR(10) NOT NULL,
	FOREIGN KEY(old_id) REFERENCES unit (id),
	FOREIGN KEY(new_id) REFERENCES unit (id)
)

CREATE INDEX ix_unit_lineage_new_id ON unit_lineage (new_id)

CREATE INDEX ix_unit_lineage_old_id ON unit_lineage (old_id)

CREATE TABLE attachment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	ticket_id INTEGER NOT NULL,
	name VARCHAR(200) NOT NULL,
	digest VARCHAR(64) NOT NULL,
	size INTEGER NOT NULL,
	added_at DATETIME NOT NULL,
	FOREIGN KEY(ticket_id) REFERENCES ticket (id)
)

CREATE INDEX ix_attachment_ticket_id ON attachment (ticket_id)

CREATE TABLE meter_price (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	meter_id INTEGER NOT NULL,
	valid_from DATE NOT NULL,
	price BIGINT NOT NULL,
	UNIQUE (meter_id, valid_from),
	FOREIGN KEY(meter_id) REFERENCES meter (id)
)

CREATE INDEX ix_meter_price_meter_id ON meter_price (meter_id)

CREATE TABLE meter_reading (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	meter_id INTEGER NOT NULL,
	day DATE NOT NULL,
	counter BIGINT NOT NULL,
	estimated BOOLEAN NOT NULL,
	old_end BIGINT,
	new_start BIGINT,
	read_by VARCHAR(120) NOT NULL,
	note VARCHAR(2000) NOT NULL,
	used BIGINT,
	unusual BOOLEAN NOT NULL,
	UNIQUE (meter_id, day),
	FOREIGN KEY(meter_id) REFERENCES meter (id)
)

CREATE INDEX ix_meter_reading_meter_id ON meter_reading (meter_id)

CREATE TABLE remark (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	ticket_id INTEGER NOT NULL,
	at DATETIME NOT NULL,
	who VARCHAR(200) NOT NULL,
	kind VARCHAR(20) NOT NULL,
	state VARCHAR(20) NOT NULL,
	text VARCHAR(10000) NOT NULL,
	FOREIGN KEY(ticket_id) REFERENCES ticket (id)
)

CREATE INDEX ix_remark_ticket_id ON remark (ticket_id)

CREATE TABLE rent_span (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	lease_id INTEGER NOT NULL,
	line_id INTEGER NOT NULL,
	unit_id INTEGER NOT NULL,
	starts DATE NOT NULL,
	ends DATE NOT NULL,
	rent BIGINT NOT NULL,
	charges BIGINT NOT NULL,
	base BIGINT NOT NULL,
	FOREIGN KEY(lease_id) REFERENCES lease (id),
	FOREIGN KEY(line_id) REFERENCES lease_line (id),
	FOREIGN KEY(unit_id) REFERENCES unit (id)
)

CREATE INDEX ix_rent_span_lease_id ON rent_span (lease_id)

CREATE INDEX ix_rent_span_line_id ON rent_span (line_id)

CREATE INDEX rent_span_days ON rent_span (starts, ends)

CREATE INDEX rent_span_unit ON rent_span (unit_id, starts, ends)

CREATE TABLE survey_meter (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL,
	meter_id INTEGER,
	kind VARCHAR(20) NOT NULL,
	serial VARCHAR(60) NOT NULL,
	counter BIGINT NOT NULL,
	survey_id INTEGER NOT NULL,
	FOREIGN KEY(meter_id) REFERENCES meter (id),
	FOREIGN KEY(survey_id) REFERENCES survey (id)
)

CREATE INDEX ix_survey_meter_meter_id ON survey_meter (meter_id)

CREATE INDEX ix_survey_meter_survey_id ON survey_meter (survey_id)

CREATE VIRTUAL TABLE building_search USING fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = full)

CREATE VIRTUAL TABLE charge_year_search USING fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = full)

CREATE VIRTUAL TABLE guarantee_search USING fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = full)

CREATE VIRTUAL TABLE invoice_search USING fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = full)

CREATE VIRTUAL TABLE lease_search USING fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = full)

CREATE VIRTUAL TABLE meter_search USING fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = full)

CREATE VIRTUAL TABLE payment_search USING fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = full)

CREATE VIRTUAL TABLE receipt_search USING fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = full)

CREATE VIRTUAL TABLE survey_search USING fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = full)

CREATE VIRTUAL TABLE tenant_search USING fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = full)

CREATE VIRTUAL TABLE ticket_search USING fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = full)

CREATE VIRTUAL TABLE unit_search USING fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = full)

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
