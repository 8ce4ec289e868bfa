-- Items that have gone or been hidden: was it us? One row for each time. answer: null until a person has said. noticed: when the state that is
-- asked about was first noticed, last_seen: when the item was last seen in the one before.
CREATE TABLE moderation_question (
    item BIGINT NOT NULL,
    noticed TIMESTAMP WITH TIME ZONE NOT NULL,
    account VARCHAR(80) NOT NULL,
    state VARCHAR(7) NOT NULL,
    last_seen TIMESTAMP WITH TIME ZONE,
    answer VARCHAR(9),
    answered TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (item, noticed)
);
CREATE INDEX moderation_question_answer ON moderation_question (answer, noticed);

-- Secret items: who may read them, and the number they were registered under in the case system, null until they have been.
-- entry: of the act in the ledger that restricted it, whose file says on what ground.
CREATE TABLE moderation_restriction (
    item BIGINT PRIMARY KEY,
    role VARCHAR(100) NOT NULL,
    placed TIMESTAMP WITH TIME ZONE NOT NULL,
    registered VARCHAR(100),
    entry BIGINT NOT NULL
);
