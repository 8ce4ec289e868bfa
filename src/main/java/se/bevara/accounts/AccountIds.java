package se.bevara.accounts;

import static java.util.stream.Collectors.groupingBy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Which identifier an account has when its file does not say: that of the registered account with the same platform and the same address or
 * handle, else one derived from platform and handle.
 */
final class AccountIds {

    private static final int LONGEST = 80;

    private final Map<String, List<Account>> byHandle;
    private final Map<String, List<Account>> byAddress;
    private final Map<String, String> handleById = new HashMap<>();

    AccountIds(Collection<Account> registered) {
        byHandle = registered.stream().collect(groupingBy(account -> handle(account.platform(), account.handle())));
        byAddress = registered.stream()
                .collect(groupingBy(account -> address(account.platform(), AddressCell.key(account.address()))));
        registered.forEach(account -> handleById.put(account.id(), handle(account.platform(), account.handle())));
    }

    /** Empty when several registered accounts could be meant. */
    Optional<String> of(String platform, String handle, String addressKey) {
        List<Account> sameHandle = byHandle.getOrDefault(handle(platform, handle), List.of());
        List<Account> sameAddress = byAddress.getOrDefault(address(platform, addressKey), List.of());
        List<Account> both = sameHandle.stream().filter(sameAddress::contains).toList();
        for (List<Account> found : List.of(both, sameAddress, sameHandle)) {
            if (!found.isEmpty()) {
                return found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty();
            }
        }
        return Optional.of(derived(platform, handle));
    }

    private static String address(String platform, String addressKey) {
        return platform + "/" + addressKey;
    }

    private String derived(String platform, String handle) {
        String key = handle(platform, handle);
        String slug = slug(handle);
        String id = slug.isEmpty() ? "" : platform + "-" + slug;
        boolean taken = !Objects.requireNonNullElse(handleById.get(id), key).equals(key);
        if (id.isEmpty() || id.length() > LONGEST || taken) {
            String plain = id.isEmpty() ? platform : id.substring(0, Math.min(id.length(), LONGEST - 9));
            id = plain + "-" + checksum(key);
        }
        handleById.put(id, key);
        return id;
    }

    private static String handle(String platform, String handle) {
        return platform + "/" + handle.toLowerCase(Locale.ROOT).replaceFirst("^@", "");
    }

    private static String slug(String handle) {
        return Normalizer.normalize(handle, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
