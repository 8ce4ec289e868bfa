package se.bevara.users;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in, and what they may do.
 *
 * @param id number for ever
 * @param login how they sign in, and how acts name them, for ever: lower-case letters, digits and {@code . _ - @}
 * @param name as shown
 * @param duties names of roles that moderation routes cases to and restricts items for; lower case
 * @param fromDirectory whether they sign in through the municipality's directory, which then also says their roles
 * @param hasPassword whether a password has been chosen; the password itself is nowhere
 * @param invitedUntil until when their code can be used; null when there is none
 * @param stamp a session with another than this is over
 */
public record User(long id, String login, String name, State state, List<Mandate> mandates, Set<String> duties,
        boolean fromDirectory, boolean hasPassword, @Nullable Instant invitedUntil, int stamp) {

    /** Whether somebody may sign in. */
    public enum State {
        ACTIVE,
        LOCKED,
        REMOVED
    }

    static final String LOGIN = "[a-z0-9][a-z0-9._@-]{1,99}";

    public User {
        if (!login.matches(LOGIN)) {
            throw new UserRefused(UserRefused.Why.LOGIN);
        }
        if (name.isBlank() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
            throw new UserRefused(UserRefused.Why.NAME);
        }
        mandates = List.copyOf(mandates);
        duties = Collections
                .unmodifiableSortedSet(new TreeSet<>(duties.stream().map(User::even).filter(one -> !one.isEmpty()).toList()));
        if (duties.stream().anyMatch(duty -> duty.length() > 100)) {
            throw new UserRefused(UserRefused.Why.DUTY);
        }
    }

    public boolean active() {
        return state == State.ACTIVE;
    }

    public boolean has(Role role) {
        return mandates.stream().anyMatch(mandate -> mandate.role() == role);
    }

    /** What they may do somewhere. */
    public Set<Right> rights() {
        var rights = EnumSet.noneOf(Right.class);
        mandates.forEach(mandate -> rights.addAll(mandate.role().rights()));
        if (has(Role.ADMINISTRATOR)) {
            rights.removeAll(Role.NEVER_WITH_ADMINISTRATION);
        }
        return rights;
    }

    /** Whether they may do something somewhere. */
    public boolean may(Right right) {
        return active() && rights().contains(right);
    }

    /** Whether they may do something in an authority. */
    public boolean may(Right right, String authority) {
        return may(right) && with(right).anyMatch(mandate -> mandate.covers(authority));
    }

    /** Whether they may do something in every authority, those to come included. */
    public boolean everywhere(Right right) {
        return may(right) && with(right).anyMatch(mandate -> mandate.authorities().isEmpty());
    }

    /** Whether they may do something in each of some authorities, named none for every one. */
    public boolean mayInEach(Right right, Collection<String> authorities) {
        return authorities.isEmpty() ? everywhere(right) : authorities.stream().allMatch(authority -> may(right, authority));
    }

    private Stream<Mandate> with(Right right) {
        return mandates.stream().filter(mandate -> mandate.role().rights().contains(right));
    }

    /** Whether a free role name, as moderation uses them, is one of theirs: a duty, or the Swedish name of a role. */
    public boolean isNamedBy(String role) {
        String asked = even(role);
        return duties.contains(asked) || mandates.stream().anyMatch(mandate -> mandate.role().swedish().equals(asked));
    }

    private static String even(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    User with(String otherName, List<Mandate> otherMandates, Set<String> otherDuties) {
        return new User(id, login, otherName.strip(), state, otherMandates, otherDuties, fromDirectory, hasPassword, invitedUntil,
                stamp + 1);
    }

    User with(State other) {
        return new User(id, login, name, other, mandates, duties, fromDirectory, hasPassword, invitedUntil, stamp + 1);
    }
}
