CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    reference TEXT NOT NULL UNIQUE,
    name_unknown_label TEXT,
    gender TEXT NOT NULL,
    birth TEXT,
    birth_stated TEXT,
    occupation TEXT,
    occupation_group TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX people_organisation ON people (organisation_id);
CREATE TABLE names (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    "full" TEXT NOT NULL,
    kind TEXT NOT NULL,
    given TEXT,
    patronymic TEXT,
    particle TEXT,
    family1 TEXT,
    family2 TEXT,
    name_order TEXT NOT NULL,
    script TEXT NOT NULL,
    language TEXT,
    romanisation TEXT,
    transliteration_of TEXT REFERENCES names (id),
    is_primary BOOLEAN NOT NULL,
    is_publishable BOOLEAN NOT NULL,
    note TEXT
);
CREATE INDEX names_person ON names (person_id);
CREATE INDEX names_transliteration ON names (transliteration_of);
CREATE TABLE nationalities (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    country TEXT NOT NULL,
    status TEXT NOT NULL,
    acquired TEXT,
    acquired_stated TEXT,
    lost TEXT,
    lost_stated TEXT,
    recognised_by_detaining TEXT NOT NULL,
    note TEXT
);
CREATE INDEX nationalities_person ON nationalities (person_id);
CREATE TABLE cases (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    reference TEXT NOT NULL UNIQUE,
    detaining_country TEXT NOT NULL,
    country_of_arrest TEXT,
    place_of_arrest TEXT,
    holder TEXT NOT NULL,
    holder_name TEXT,
    case_types TEXT NOT NULL,
    scope_basis TEXT NOT NULL,
    acknowledgement TEXT NOT NULL,
    file_status TEXT NOT NULL,
    publicity TEXT NOT NULL,
    verification TEXT NOT NULL,
    first_report TEXT,
    first_report_stated TEXT,
    summary_en TEXT,
    summary_fr TEXT,
    narrative TEXT,
    previous_case TEXT REFERENCES cases (id),
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX cases_organisation ON cases (organisation_id);
CREATE INDEX cases_person ON cases (person_id);
CREATE INDEX cases_previous ON cases (previous_case);
CREATE TABLE custody (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    status TEXT NOT NULL,
    started TEXT,
    started_stated TEXT,
    ended TEXT,
    ended_stated TEXT,
    as_of TEXT,
    place TEXT,
    place_kind TEXT,
    locality TEXT,
    authority TEXT,
    regime TEXT,
    reason_in TEXT,
    reason_out TEXT,
    note TEXT,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX custody_case ON custody (case_id);
CREATE TABLE stages (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    stage TEXT NOT NULL,
    reached TEXT,
    reached_stated TEXT,
    as_of TEXT,
    note TEXT,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX stages_case ON stages (case_id);
CREATE TABLE charges (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    as_stated TEXT,
    categories TEXT NOT NULL,
    formality TEXT NOT NULL,
    alleged_by TEXT NOT NULL,
    statute TEXT,
    article TEXT,
    made TEXT,
    made_stated TEXT,
    max_penalty TEXT,
    outcome TEXT NOT NULL,
    outcome_on TEXT,
    outcome_on_stated TEXT,
    note TEXT
);
CREATE INDEX charges_case ON charges (case_id);
CREATE TABLE court_events (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    happened TEXT,
    happened_stated TEXT,
    starts_at TEXT,
    is_planned BOOLEAN NOT NULL,
    court TEXT,
    court_kind TEXT,
    instance TEXT,
    file_number TEXT,
    is_public TEXT NOT NULL,
    demand TEXT,
    decision TEXT,
    next_date TEXT,
    next_date_stated TEXT,
    note TEXT
);
CREATE INDEX court_events_case ON court_events (case_id);
CREATE TABLE sentences (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kinds TEXT NOT NULL,
    years INTEGER,
    months INTEGER,
    days INTEGER,
    suspended_months INTEGER,
    fine TEXT,
    regime TEXT,
    imposed TEXT,
    imposed_stated TEXT,
    court TEXT,
    status TEXT NOT NULL,
    expected_end TEXT,
    expected_end_stated TEXT,
    expected_end_by TEXT,
    note TEXT
);
CREATE INDEX sentences_case ON sentences (case_id);
CREATE TABLE releases (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kinds TEXT NOT NULL,
    left_custody TEXT,
    left_custody_stated TEXT,
    restrictions_ended TEXT,
    restrictions_ended_stated TEXT,
    left_country TEXT,
    left_country_stated TEXT,
    conditions TEXT NOT NULL,
    destination TEXT,
    announced_by TEXT,
    confirmed_by_family TEXT NOT NULL,
    instrument TEXT,
    note TEXT
);
CREATE INDEX releases_case ON releases (case_id);
CREATE TABLE events (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    happened TEXT,
    happened_stated TEXT,
    place TEXT,
    what TEXT,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX events_case ON events (case_id);
CREATE TABLE case_groups (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    reference TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    happened TEXT,
    happened_stated TEXT,
    note TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX case_groups_organisation ON case_groups (organisation_id);
CREATE TABLE group_members (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    group_id TEXT NOT NULL REFERENCES case_groups (id),
    role TEXT NOT NULL,
    note TEXT
);
CREATE UNIQUE INDEX group_members_case ON group_members (case_id, group_id);
CREATE INDEX group_members_group ON group_members (group_id);
