-- Dialogues that accounts have on others' pages. Where, and what they are about, stands in the acts alone. ended is null while one is in
-- force; root: the archived item that it begins with, null until there is one.
CREATE TABLE dialogues_dialogue (
    number BIGINT PRIMARY KEY,
    account VARCHAR(80) NOT NULL,
    started TIMESTAMP WITH TIME ZONE NOT NULL,
    ended TIMESTAMP WITH TIME ZONE,
    root BIGINT
);
CREATE INDEX dialogues_dialogue_account ON dialogues_dialogue (account);
