package se.bevara.accounts;

/** The languages a register file may be written in; its errors are told in the same. */
enum Language {
    SWEDISH,
    ENGLISH;

    String of(String swedish, String english) {
        return this == SWEDISH ? swedish : english;
    }
}
