package se.bevara.accounts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The municipality's accounts as the public sees them: those in use, with what each is for and where its records are asked for. Functions
 * alone; nobody who answers for an account, holds its credentials or captures it.
 *
 * @param municipality empty where it is not configured
 * @param part the administration it is of; empty for the whole
 * @param accounts by authority in Swedish order
 */
public record PublicList(String municipality, String part, List<Listed> accounts) {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * An account in use.
     *
     * @param opened first day, ISO 8601; empty where it is not known
     * @param open whether anybody may read it without being let in
     * @param contact where its records are asked for; empty where it is not configured
     */
    public record Listed(String name, String platform, @Nullable String address, String authority, String administration,
            String unit, String purpose, String audience, String opened, boolean open, String contact) {

        /** The administration, or where none is registered the authority. */
        public String office() {
            return administration.isBlank() ? authority : administration;
        }
    }

    static Listed listed(Account account, String contact) {
        return new Listed(plain(account.handle()), plain(account.platform()), address(account.address()),
                plain(account.authority()), plain(account.administration()), plain(account.unit()), plain(account.purpose()),
                plain(account.audience()), account.opened() == null ? "" : account.opened().toString(),
                account.openness() == Account.Openness.OPEN, plain(contact));
    }

    /** On one line, and read in the order in which it is written. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\u202A-\u202E\u2066-\u2069]+", " ").strip();
    }

    /** An address that anybody may follow. */
    private static @Nullable String address(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        return web && address.getHost() != null && address.getUserInfo() == null ? address.toASCIIString() : null;
    }

    /** The lists of each administration, by the name of its folder. */
    public Map<String, PublicList> parts() {
        var parts = new LinkedHashMap<String, PublicList>();
        for (Listed account : accounts) {
            parts.computeIfAbsent(folder(account.office()), folder -> new PublicList(municipality, account.office(),
                    accounts.stream().filter(one -> folder(one.office()).equals(folder)).toList()));
        }
        return parts;
    }

    private static String folder(String office) {
        String plain = Normalizer.normalize(office, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "ovriga" : plain;
    }

    /** UTF-8, the same bytes as long as nothing in the list changes. */
    public byte[] json() {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("kommun", municipality);
        whole.put("förvaltning", part);
        whole.put("konton", accounts.stream().map(PublicList::fields).toList());
        return (JSON.writeValueAsString(whole) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> fields(Listed one) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kontonamn", one.name());
        fields.put("plattform", one.platform());
        fields.put("adress", one.address() == null ? "" : one.address());
        fields.put("nämnd", one.authority());
        fields.put("förvaltning", one.administration());
        fields.put("enhet", one.unit());
        fields.put("syfte", one.purpose());
        fields.put("målgrupp", one.audience());
        fields.put("i bruk från", one.opened());
        fields.put("öppet för alla", one.open());
        fields.put("handlingar begärs hos", one.contact());
        return fields;
    }

    /** For spreadsheets, as {@link RegisterCsv} writes: no cell is run as a formula. */
    public byte[] csv() {
        List<String> headings = List.copyOf(fields(new Listed("", "", "", "", "", "", "", "", "", true, "")).keySet());
        return RegisterCsv.of(headings, accounts.stream().map(one -> fields(one).values().stream()
                .map(value -> value instanceof Boolean yes ? yes ? "ja" : "nej" : value.toString()).toList()).toList());
    }
}
