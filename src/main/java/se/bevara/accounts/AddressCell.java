package se.bevara.accounts;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** An account's public address: http or https, with a host, without a user name or password. */
record AddressCell(String text) {

    private static final URI NOWHERE = URI.create("https://invalid.invalid/");

    /** The address, or an address that leads nowhere after telling what was expected and found. */
    URI read(Language language, BiConsumer<String, String> refuse) {
        Optional<URI> address = parsed();
        String expected = language.of("en adress som börjar med https:// eller http://",
                "an address that begins with https:// or http://");
        if (address.isEmpty()) {
            refuse.accept(expected, Cells.shown(text, language));
        } else if (address.get().getRawUserInfo() != null) {
            refuse.accept(language.of("en adress utan användarnamn och lösenord", "an address without user name and password"),
                    Cells.hidden(language));
        }
        return address.orElse(NOWHERE);
    }

    private Optional<URI> parsed() {
        try {
            URI address = ascii(new URI(text));
            return web(address) && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean web(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
    }

    /** With the host in ASCII (IDNA), where it was written with å, ä and ö. */
    private static URI ascii(URI address) throws URISyntaxException {
        String authority = address.getRawAuthority();
        if (!web(address) || address.getHost() != null || authority == null) {
            return address;
        }
        return new URI(address.toString().replaceFirst("(?i)(https?://)[^/?#]*", "$1" + IDN.toASCII(authority)));
    }

    /** What two ways of writing the same address have in common: no scheme, no {@code www.}, no closing slash, the host in small letters. */
    static String key(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        String path = String.valueOf(address.getRawPath()).replaceFirst("/+$", "");
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return host + (address.getPort() < 0 ? "" : ":" + address.getPort()) + path + query;
    }
}
