package se.bevara.capture;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import se.bevara.accounts.Account;

/** The real fetcher on a clock that runs only when somebody waits. */
public final class TestFetchers extends Clock implements Waiting {

    /** How long it was waited, in order. */
    public final List<Duration> waits = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-11-20T22:00:00Z");
    private final Fetchers fetchers;

    public TestFetchers(Map<String, String> settings) {
        fetchers = new Fetchers(settings(settings), this, this, new SafeAddresses(TestFetchers::resolve), () -> 0.5, new Watch());
    }

    /** A fetcher for an account of the platform whose API is at {@code base}; no wait is a real one. */
    public static Fetcher at(URI base) {
        return new TestFetchers(Map.of()).open(base);
    }

    public Fetcher open(URI base) {
        return opened(base, "key");
    }

    NightFetcher opened(URI base, String budgetKey) {
        return opened(base, budgetKey, Integer.MAX_VALUE);
    }

    NightFetcher opened(URI base, String budgetKey, int dailyCalls) {
        return fetchers.open(account("mastodon-test", "mastodon", base),
                new Access(base, Optional::empty, budgetKey, name -> Optional.empty(), dailyCalls));
    }

    static CaptureSettings settings(Map<String, String> settings) {
        var source = new MapConfigurationPropertySource();
        source.put("bevara.capture.answer-timeout", "10s");
        settings.forEach((name, value) -> source.put("bevara.capture." + name, value));
        return new Binder(source).bindOrCreate("bevara.capture", CaptureSettings.class);
    }

    /** An account with nothing remarkable about it. */
    public static Account account(String id, String platform, URI address) {
        return account(id, platform, address, new Account.LegalProfile("arkivlagen", "", true));
    }

    /** An account that goes by another name than its id. */
    static Account named(String handle, String platform, URI address) {
        return account("solvik", platform, handle, address, new Account.LegalProfile("arkivlagen", "", true), Duration.ofDays(1));
    }

    static Account account(String id, String platform, URI address, Account.LegalProfile legal) {
        return account(id, platform, id, address, legal, Duration.ofDays(1));
    }

    static Account account(String id, String platform, URI address, Account.LegalProfile legal, Duration cadence) {
        return account(id, platform, id, address, legal, cadence);
    }

    private static Account account(String id, String platform, String handle, URI address, Account.LegalProfile legal,
            Duration cadence) {
        return new Account(id, "Kommunstyrelsen", "", "", platform, handle, address, Account.Kind.OFFICIAL, Account.Operation.OWN,
                "",
                "", "",
                List.of(), "", Account.Openness.OPEN, Account.State.ACTIVE, null, null, cadence, legal);
    }

    /** Names under {@code .inside} lie on a private address, as an attacker's name server may say. */
    private static InetAddress[] resolve(String host) throws java.net.UnknownHostException {
        return host.endsWith(".inside")
                ? new InetAddress[]{InetAddress.getByName("93.184.215.14"), InetAddress.getByName("10.0.0.7")}
                : InetAddress.getAllByName(host);
    }

    @Override
    public void pause(Duration time) {
        waits.add(time);
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
