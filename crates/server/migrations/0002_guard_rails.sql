-- What has to stay true of the instance, and the times it was broken deliberately. Nobody's access
-- depends on either.

INSERT INTO sequence (name, next) VALUES ('guard_rail', 1), ('guard_rail_override', 1);

-- rule is JSON, as `whocan_access::Rule` writes it.
CREATE TABLE guard_rail (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL
);

-- What is named stays named though it be renamed or deleted: guard_rails is a JSON list of names.
-- Times are seconds since 1970.
CREATE TABLE guard_rail_override (
    id BIGINT PRIMARY KEY,
    created BIGINT NOT NULL,
    user_key TEXT NOT NULL,
    scheme_id BIGINT NOT NULL,
    scheme_name TEXT NOT NULL,
    guard_rails TEXT NOT NULL,
    reason TEXT NOT NULL
);
