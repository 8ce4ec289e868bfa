package se.bevara.capture;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import se.bevara.accounts.Account;

/**
 * Accesses from the configuration. For each account {@code bevara.capture.access.<account id>.base}, {@code .token} or
 * {@code .token-file}, {@code .budget-key}, and for taking items from view {@code .write-token} or {@code .write-token-file}; for a platform {@code bevara.capture.platforms.<platform>.base} and {@code .daily-calls}. As environment
 * variables without hyphens, such as {@code BEVARA_CAPTURE_ACCESS_FACEBOOKSOLVIK_TOKEN}.
 */
final class ConfiguredAccesses implements Accesses {

    private static final Set<String> META = Set.of("facebook", "instagram");
    private static final URI GRAPH = URI.create("https://graph.facebook.com/v26.0");
    private static final URI APP_VIEW = URI.create("https://public.api.bsky.app");
    private static final URI LINKEDIN = URI.create("https://api.linkedin.com/rest");
    private static final URI X = URI.create("https://api.x.com/2");
    private static final URI YOUTUBE = URI.create("https://youtube.googleapis.com/youtube/v3");
    /** A project of YouTube's API has 10,000 units a day, one for each call that reads; ten removals, of 50 each, are spared. */
    private static final int YOUTUBE_CALLS = 9_500;
    private final Environment environment;

    ConfiguredAccesses(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Access of(Account account) {
        String prefix = "bevara.capture.access." + account.id() + ".";
        URI base = base(account);
        String key = environment.getProperty(prefix + "budget-key", budgetKey(account, base));
        return new Access(base, () -> secret(prefix), key, name -> setting(account, name), dailyCalls(account.platform()));
    }

    @Override
    public Optional<Access> writing(Account account) {
        String prefix = "bevara.capture.access." + account.id() + ".write-";
        return configured(prefix)
                ? Optional.of(new Access(of(account).base(), () -> secret(prefix), of(account).budgetKey()))
                : Optional.empty();
    }

    @Override
    public Source source(Account account) {
        return configured("bevara.capture.access." + account.id() + ".") ? Source.CONFIGURED : Source.NONE;
    }

    private boolean configured(String prefix) {
        return environment.containsProperty(prefix + "token") || environment.containsProperty(prefix + "token-file");
    }

    /** The account's own, or else its platform's. */
    private Optional<String> setting(Account account, String name) {
        String own = environment.getProperty("bevara.capture.access." + account.id() + "." + name);
        return Optional.ofNullable(
                own == null ? environment.getProperty("bevara.capture.platforms." + account.platform() + "." + name) : own);
    }

    private URI base(Account account) {
        return setting(account, "base").map(configured -> withoutSlash(URI.create(configured)))
                .orElseGet(() -> usual(account));
    }

    private static URI usual(Account account) {
        return switch (account.platform()) {
            case "bluesky" -> APP_VIEW;
            case "facebook", "instagram" -> GRAPH;
            case "linkedin" -> LINKEDIN;
            case "x" -> X;
            case "mastodon" -> withoutSlash(account.address().resolve("/"));
            case "youtube" -> YOUTUBE;
            default -> withoutSlash(account.address());
        };
    }

    /** A Page and an Instagram account have budgets of their own; elsewhere a server counts all that comes from us. */
    private static String budgetKey(Account account, URI base) {
        return META.contains(account.platform())
                ? account.platform() + "/" + account.id()
                : account.platform() + "/" + base.getAuthority();
    }

    private int dailyCalls(String platform) {
        int usual = platform.equals("youtube") ? YOUTUBE_CALLS : Integer.MAX_VALUE;
        return environment.getProperty("bevara.capture.platforms." + platform + ".daily-calls", Integer.class, usual);
    }

    private Optional<String> secret(String prefix) {
        return Credential.read(environment.getProperty(prefix + "token"), environment.getProperty(prefix + "token-file"));
    }

    private static URI withoutSlash(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
    }
}
