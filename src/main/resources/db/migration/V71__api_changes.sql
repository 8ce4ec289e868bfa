-- What the platforms' items look like: names of fields and kinds of values, never a value. items: how many it could have been in since it was
-- first seen; seen: how many had it; nights: on how many nights one had. Lost, the next night teaches it anew.
CREATE TABLE capture_field (
    platform VARCHAR(80) NOT NULL,
    path VARCHAR(300) NOT NULL,
    value_type VARCHAR(10) NOT NULL,
    items BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    nights INTEGER NOT NULL,
    PRIMARY KEY (platform, path, value_type)
);

-- What a platform has changed in its interface, or has said that it will. first_night, last_night: that noticed it.
CREATE TABLE capture_change (
    platform VARCHAR(80) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    subject VARCHAR(400) NOT NULL,
    first_night DATE NOT NULL,
    last_night DATE NOT NULL,
    PRIMARY KEY (platform, kind, subject)
);
