package se.bevara.users;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.bevara.users.UserRefused.Why;

/**
 * A key with which another system asks in a user's name. The key itself is shown once, and kept by nobody here.
 *
 * @param id number for ever
 * @param owner the user's number
 * @param name what its user calls it
 * @param writes whether it may do more than read
 * @param stamp the user's when it was made: with another it opens nothing
 * @param expires the first moment at which it opens nothing
 * @param used the last civil day, UTC; null before
 */
public record ApiKey(long id, long owner, String name, boolean writes, int stamp, Instant made, Instant expires,
        @Nullable LocalDate used) {

    public ApiKey {
        if (name.isBlank() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
            throw new UserRefused(Why.KEY_NAME);
        }
    }

    /** Whether it opens anything: its user as they were when they made it, and the time not run out. */
    public boolean opens(User user, Instant now) {
        return user.id() == owner && user.active() && user.stamp() == stamp && now.isBefore(expires);
    }
}
