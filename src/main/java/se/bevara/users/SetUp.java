package se.bevara.users;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.users.UserRefused.Why;

/**
 * The way in where no administrator can sign in: a code that whoever started the archive reads on the terminal, valid until it is used or
 * the archive is started again.
 */
@Component
public class SetUp {

    private final Users users;
    private volatile @Nullable String hash;

    SetUp(Users users) {
        this.users = users;
    }

    /** A new code, where one is needed; to be shown to nobody but the terminal. */
    public synchronized @Nullable String code() {
        if (users.administered()) {
            hash = null;
            return null;
        }
        String code = Codes.next();
        hash = Codes.hash(code);
        return code;
    }

    /** A password that nobody has chosen, for the sample's users. */
    public static String madeUp() {
        return Codes.next();
    }

    /** Whether there is nobody yet who could administer users. */
    public boolean open() {
        return !users.administered();
    }

    /** Makes the first administrator. @throws UserRefused for another code, and for a password that is too weak: then the code stands */
    public synchronized User administrator(String code, String login, String name, String password) {
        if (!Codes.matches(code, hash)) {
            throw new UserRefused(Why.CODE);
        }
        User user = users.administrator(login, name, password);
        hash = null;
        return user;
    }
}
