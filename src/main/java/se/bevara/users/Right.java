package se.bevara.users;

/** Something that a user may do. Which role has which rights stands in {@link Role}. */
public enum Right {
    /** To read what is archived, receipts, registers, decisions and lists: all but what is restricted. */
    READ("läsa"),
    /** To read a restricted item that one of the user's roles or duties is named for. Each look is recorded. */
    LOOK("läsa sekretessmarkerat"),
    /** To change the register of accounts. */
    REGISTER("ändra kontoregistret"),
    /** To take decisions and reasons in, and to preview them. */
    RULES("läsa in gallringsbeslut och orsaker"),
    /** To say what has been assessed of items. */
    ASSESS("ange bedömningar"),
    /** To place and lift holds. */
    HOLD("lägga och häva gallringsstopp"),
    /** To prepare, withdraw and execute lists of what is to be disposed of. */
    DISPOSE("upprätta och verkställa gallringslistor"),
    /** To approve such a list; never one's own. */
    APPROVE("godkänna gallring"),
    /** To take cases of moderation. */
    MODERATE("moderera"),
    /** To restrict items and to lift restrictions. */
    RESTRICT("sekretessmarkera"),
    /** To handle requests for records. */
    DISCLOSE("lämna ut handlingar"),
    /** To decide that a record is not disclosed, or not in whole. */
    REFUSE("besluta i utlämnandeärenden"),
    /** To thaw accounts, to ask for snapshots, and to enter the credentials that platforms ask for. */
    OPERATE("sköta driften"),
    /** To make, change, lock and remove users. */
    USERS("hantera användare");

    private final String swedish;

    Right(String swedish) {
        this.swedish = swedish;
    }

    public String swedish() {
        return swedish;
    }
}
