package se.bevara.discovery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The networks whose accounts are told by their addresses. Mastodon's servers have any name, and an account's page there begins with @. */
enum Network {

    BLUESKY("bsky.app") {
        @Override
        String named(Address address) {
            return address.step(0).equals("profile")
                    ? word("did:[a-z]+:[a-zA-Z0-9._:-]+|[A-Za-z0-9.-]+\\.[A-Za-z]+", address.step(1))
                    : "";
        }
    },

    FACEBOOK("facebook.com", "fb.com", "m.me") {
        @Override
        String named(Address address) {
            return Facebook.named(address);
        }
    },

    FLICKR("flickr.com") {
        @Override
        String named(Address address) {
            boolean account = Set.of("photos", "people").contains(address.step(0)) && !address.step(1).equals("tags");
            return account ? word("[A-Za-z0-9_@-]+", address.step(1)) : "";
        }
    },

    INSTAGRAM("instagram.com", "instagr.am") {
        private static final Set<String> OTHER = Set.of("about", "accounts", "challenge", "developer", "direct", "explore",
                "graphql",
                "legal", "p", "popular", "reel", "reels", "s", "share", "static", "stories", "tv", "web", "_n", "_u");

        @Override
        String named(Address address) {
            boolean told = Set.of("stories", "_u").contains(address.step(0)) && !address.step(1).equals("highlights");
            String name = address.step(told ? 1 : 0);
            return !told && OTHER.contains(lower(name)) ? "" : word("[A-Za-z0-9._]{1,30}", name);
        }
    },

    LINKEDIN("linkedin.com") {
        /** A person's profile, {@code /in/}, is never an account of the municipality. */
        @Override
        String named(Address address) {
            String name = word("[\\p{L}\\p{N}\\p{M}._&'-]{1,100}", address.step(1));
            return switch (name.isEmpty() ? "" : address.step(0)) {
                case "company" -> name;
                case "school", "showcase" -> address.step(0) + "/" + name;
                default -> "";
            };
        }
    },

    SNAPCHAT("snapchat.com") {
        @Override
        String named(Address address) {
            return address.step(0).equals("add") ? word(PLAIN, address.step(1)) : at(PLAIN, address.step(0));
        }
    },

    THREADS("threads.net", "threads.com") {
        @Override
        String named(Address address) {
            return at(PLAIN, address.step(0));
        }
    },

    TIKTOK("tiktok.com") {
        @Override
        String named(Address address) {
            return at(PLAIN, address.step(0));
        }
    },

    X("x.com", "twitter.com") {
        private static final Set<String> OTHER = Set.of("about", "account", "compose", "download", "explore", "hashtag", "home",
                "i",
                "intent", "jobs", "login", "logout", "messages", "notifications", "oauth", "privacy", "search", "settings",
                "share",
                "signup", "tos", "widgets");

        @Override
        String named(Address address) {
            if (address.step(0).equals("intent")) {
                return Set.of("user", "follow").contains(address.step(1))
                        ? name(address.query().getOrDefault("screen_name", ""))
                        : "";
            }
            String fragment = address.fragment();
            return name(address.path().isEmpty() && fragment.startsWith("!/") ? fragment.substring(2) : address.step(0));
        }

        private String name(String name) {
            return OTHER.contains(lower(name)) ? "" : word("[A-Za-z0-9_]{1,15}", name.replaceFirst("^@", ""));
        }
    },

    YOUTUBE("youtube.com") {
        private static final Set<String> OTHER = Set.of("about", "account", "ads", "attribution_link", "channel", "clip",
                "creators",
                "e", "embed", "feed", "gaming", "hashtag", "howyoutubeworks", "kids", "live", "oembed", "playlist", "post",
                "premium",
                "results", "shorts", "signin", "supported_browsers", "t", "trending", "tv", "upload", "v", "watch", "yt");

        @Override
        String named(Address address) {
            String name = address.step(0);
            return switch (name) {
                case "channel" -> word("UC[\\w-]{22}", address.step(1));
                case "c", "user" -> prefixed(name + "/", word(LETTERS, address.step(1)));
                default -> name.startsWith("@")
                        ? prefixed("@", word(LETTERS, name.substring(1)))
                        : OTHER.contains(lower(name)) ? "" : prefixed("c/", word(LETTERS, name));
            };
        }
    };

    private static final String PLAIN = "[A-Za-z0-9._-]{1,60}";
    private static final String LETTERS = "[\\p{L}\\p{N}\\p{M}._·-]{1,100}";
    private static final String MASTODON = "mastodon";
    private static final Pattern SERVER = Pattern.compile("@([A-Za-z0-9_]{1,60})(?:@([A-Za-z0-9.-]{4,250}))?");
    private static final Pattern SUBDOMAIN = Pattern.compile("^(?:www|web|m|mbasic|mobile|touch|l|lm|[a-z]{2}(?:-[a-z]{2})?)\\.");
    /** Pages that begin with @ as Mastodon's do, and are not. */
    private static final Set<String> NO_SERVERS = Set.of("medium.com", "substack.com", "unsplash.com", "lbry.tv",
            "odysee.com",
            "rumble.com", "vero.co", "clubhouse.com", "kick.com", "jsr.io", "replit.com", "dev.to", "t.me", "maps.google.com",
            "google.com",
            "google.se");
    /** Where a platform's way out leads: the address that it wraps. */
    private static final Map<String, String> WRAPPED = Map.of("facebook.com/l.php", "u", "youtube.com/redirect", "q");

    private final List<String> hosts;

    Network(String... hosts) {
        this.hosts = List.of(hosts);
    }

    /** The account's name in an address of this network; empty where it leads to none. */
    abstract String named(Address address);

    /** The account that an address leads to, or to something of; empty for all others, and for those that share, log in or search. */
    static Optional<AccountLink> account(String text) {
        Address address = Address.read(text).orElse(null);
        if (address == null) {
            return Optional.empty();
        }
        Address inner = wrapped(address);
        return inner == null ? account(address) : account(inner);
    }

    private static @org.jspecify.annotations.Nullable Address wrapped(Address address) {
        String name = WRAPPED.get(plain(address.host()) + "/" + address.step(0));
        return name == null ? null : Address.read(address.query().getOrDefault(name, "")).orElse(null);
    }

    private static Optional<AccountLink> account(Address address) {
        String host = address.host();
        return Arrays.stream(values()).filter(each -> each.hosts.contains(host) || each.hosts.contains(plain(host))).findFirst()
                .map(each -> link(lower(each.name()), each.named(address)))
                .orElseGet(() -> theirs(host) ? Optional.empty() : mastodon(address));
    }

    /** Whether a host is another of a network's, such as its help pages. */
    private static boolean theirs(String host) {
        return NO_SERVERS.contains(host) || NO_SERVERS.contains(plain(host))
                || Arrays.stream(values()).flatMap(each -> each.hosts.stream()).anyMatch(known -> host.endsWith("." + known));
    }

    private static Optional<AccountLink> mastodon(Address address) {
        boolean old = address.step(0).equals("web");
        return server(address.step(old ? 1 : 0), address.host());
    }

    /** An account named without an address, {@code @solvik@social.example}. */
    static Optional<AccountLink> mention(String text) {
        return server(text, "");
    }

    private static Optional<AccountLink> server(String name, String host) {
        var found = SERVER.matcher(name);
        if (!found.matches()) {
            return Optional.empty();
        }
        String server = found.group(2) == null ? host : Address.read(found.group(2)).map(Address::host).orElse("");
        return server.isEmpty() ? Optional.empty() : link(MASTODON, found.group(1) + "@" + server);
    }

    private static Optional<AccountLink> link(String platform, String name) {
        String handle = name.matches("UC[\\w-]{22}") ? name : lower(name);
        return handle.isEmpty() || handle.length() > AccountLink.LONGEST
                ? Optional.empty()
                : Optional.of(new AccountLink(platform, handle));
    }

    /** A host without what only says how it is shown. */
    private static String plain(String host) {
        return SUBDOMAIN.matcher(host).replaceFirst("");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String prefixed(String prefix, String word) {
        return word.isEmpty() ? "" : prefix + word;
    }

    /** The text, where it is a name of a form and says something; else empty. */
    static String word(String form, String text) {
        return text.matches(form) && text.codePoints().anyMatch(Character::isLetterOrDigit) ? text : "";
    }

    private static String at(String form, String text) {
        return text.startsWith("@") ? word(form, text.substring(1)) : "";
    }
}
