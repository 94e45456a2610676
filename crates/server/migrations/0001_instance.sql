-- What access depends on, and who may sign in. Valid in SQLite and PostgreSQL alike: only BIGINT
-- and TEXT, booleans as 0 and 1. Foreign keys only where a reference cannot dangle: groups, users,
-- roles and fields may be deleted and still be named by grants and actors.

-- One row. Each write transaction raises the number first, which lets one writer in at a time.
CREATE TABLE revision (number BIGINT NOT NULL);
INSERT INTO revision (number) VALUES (0);

-- The next id of each kind of thing; ids are never used twice.
CREATE TABLE sequence (name TEXT PRIMARY KEY, next BIGINT NOT NULL);
INSERT INTO sequence (name, next) VALUES ('permission_scheme', 10000), ('permission_grant', 10000);

CREATE TABLE app_permission (
    permission TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    description TEXT NOT NULL
);

CREATE TABLE account (
    user_key TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    email TEXT NOT NULL,
    active BIGINT NOT NULL,
    -- A PHC string; empty for an account that nobody can sign in with.
    password TEXT NOT NULL,
    login_count BIGINT NOT NULL,
    failed_login_count BIGINT NOT NULL
);

-- A token is kept as its SHA-256 only. Times are seconds since 1970.
CREATE TABLE session (
    token TEXT PRIMARY KEY,
    user_key TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
    expires BIGINT NOT NULL
);

CREATE TABLE user_group (name TEXT PRIMARY KEY);

CREATE TABLE group_user (
    group_name TEXT NOT NULL REFERENCES user_group ON DELETE CASCADE,
    user_key TEXT NOT NULL,
    PRIMARY KEY (group_name, user_key)
);

CREATE TABLE group_group (
    group_name TEXT NOT NULL REFERENCES user_group ON DELETE CASCADE,
    sub_group TEXT NOT NULL,
    PRIMARY KEY (group_name, sub_group)
);

CREATE TABLE application (application TEXT PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE application_group (
    application TEXT NOT NULL REFERENCES application ON DELETE CASCADE,
    group_name TEXT NOT NULL,
    PRIMARY KEY (application, group_name)
);

CREATE TABLE global_grant (
    permission TEXT NOT NULL,
    -- Empty for anyone.
    group_name TEXT NOT NULL,
    PRIMARY KEY (permission, group_name)
);

CREATE TABLE project_role (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL
);

-- kind: user (actor is a key) or group (actor is a name).
CREATE TABLE default_actor (
    role_id BIGINT NOT NULL REFERENCES project_role ON DELETE CASCADE,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (role_id, kind, actor)
);

-- kind: users or groups.
CREATE TABLE custom_field (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL);

CREATE TABLE permission_scheme (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    -- The attribute ADMINISTER_PROJECTS.extended.enabled.
    extended_administration BIGINT NOT NULL
);

-- holder and parameter as in the REST dialect.
CREATE TABLE permission_grant (
    id BIGINT PRIMARY KEY,
    scheme_id BIGINT NOT NULL REFERENCES permission_scheme ON DELETE CASCADE,
    permission TEXT NOT NULL,
    holder TEXT NOT NULL,
    parameter TEXT
);
CREATE UNIQUE INDEX permission_grant_cell
    ON permission_grant (scheme_id, permission, holder, COALESCE(parameter, ''));

CREATE TABLE security_scheme (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    description TEXT NOT NULL
);

CREATE TABLE security_level (
    id BIGINT PRIMARY KEY,
    scheme_id BIGINT NOT NULL REFERENCES security_scheme ON DELETE CASCADE,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL
);

CREATE TABLE security_level_holder (
    level_id BIGINT NOT NULL REFERENCES security_level ON DELETE CASCADE,
    holder TEXT NOT NULL,
    parameter TEXT
);
CREATE UNIQUE INDEX security_level_holder_once
    ON security_level_holder (level_id, holder, COALESCE(parameter, ''));

CREATE TABLE project (
    id BIGINT PRIMARY KEY,
    project_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    lead TEXT,
    kind TEXT NOT NULL,
    archived BIGINT NOT NULL,
    scheme_id BIGINT NOT NULL REFERENCES permission_scheme,
    security_scheme_id BIGINT
);
CREATE INDEX project_scheme ON project (scheme_id);

CREATE TABLE project_actor (
    project_id BIGINT NOT NULL REFERENCES project ON DELETE CASCADE,
    role_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (project_id, role_id, kind, actor)
);

CREATE TABLE issue (
    id BIGINT PRIMARY KEY,
    issue_key TEXT NOT NULL UNIQUE,
    summary TEXT NOT NULL,
    project_id BIGINT NOT NULL REFERENCES project ON DELETE CASCADE,
    reporter TEXT,
    assignee TEXT,
    level_id BIGINT
);

-- kind: users (value is a key) or groups (value is a name).
CREATE TABLE issue_field (
    issue_id BIGINT NOT NULL REFERENCES issue ON DELETE CASCADE,
    field_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (issue_id, field_id, kind, value)
);
