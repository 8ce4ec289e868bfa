package se.bevara.sample;

import java.util.Locale;
import java.util.Optional;
import se.bevara.accounts.Account;
import se.bevara.capture.Access;
import se.bevara.capture.Accesses;

/** The way to each account of the story: its platform's double, and the credential that the story gives. */
record SampleAccesses(World world, Platforms platforms, Play play) implements Accesses {

    @Override
    public Access of(Account account) {
        Platform platform = Platform.valueOf(account.platform().toUpperCase(Locale.ROOT));
        Presence presence = world.presence(platform, account.handle());
        boolean withToken = play.withToken(account.platform() + "/" + account.handle());
        return new Access(platforms.base(presence),
                () -> withToken ? Optional.of(presence.credential()) : Optional.empty(), account.platform() + "/" + account.id(),
                name -> name.equals("directory") ? Optional.of(platforms.bluesky().directory()) : Optional.empty());
    }
}
