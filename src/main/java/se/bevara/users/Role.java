package se.bevara.users;

import static se.bevara.users.Right.APPROVE;
import static se.bevara.users.Right.ASSESS;
import static se.bevara.users.Right.DISCLOSE;
import static se.bevara.users.Right.DISPOSE;
import static se.bevara.users.Right.HOLD;
import static se.bevara.users.Right.LOOK;
import static se.bevara.users.Right.MODERATE;
import static se.bevara.users.Right.OPERATE;
import static se.bevara.users.Right.READ;
import static se.bevara.users.Right.REFUSE;
import static se.bevara.users.Right.REGISTER;
import static se.bevara.users.Right.RESTRICT;
import static se.bevara.users.Right.RULES;
import static se.bevara.users.Right.USERS;

import java.util.Set;

/** What somebody is in the archive, and the rights that go with it. */
public enum Role {
    REGISTRAR("registrator", READ, LOOK, REGISTER, RULES, ASSESS, HOLD, DISPOSE, MODERATE, RESTRICT, DISCLOSE, OPERATE),
    ARCHIVIST("arkivarie", READ, LOOK, RULES, ASSESS, HOLD, DISPOSE, RESTRICT, DISCLOSE, REFUSE),
    APPROVER("godkännare", READ, LOOK, APPROVE),
    COMMUNICATOR("kommunikatör", READ, LOOK, MODERATE, OPERATE),
    AUDITOR("granskare", READ),
    ADMINISTRATOR("administratör", READ, OPERATE, USERS);

    /** What nobody has who is also an administrator: who makes users must not be able to use them. */
    static final Set<Right> NEVER_WITH_ADMINISTRATION = Set.of(APPROVE, LOOK);

    private final String swedish;
    private final Set<Right> rights;

    Role(String swedish, Right... rights) {
        this.swedish = swedish;
        this.rights = Set.of(rights);
    }

    public String swedish() {
        return swedish;
    }

    public Set<Right> rights() {
        return rights;
    }
}
