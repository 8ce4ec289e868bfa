package se.bevara.api;

import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Items, and the exact bytes of what was captured. */
@RestController
@Needs(Right.READ)
class ItemsApi {

    private static final String PATH = "/api/v1/items/";
    private static final String ONE = PATH + "{item:[0-9]{1,18}}";
    private static final String VERSION = ONE + "/versions/{version:[0-9]{1,9}}";

    private final Archive archive;
    private final ItemReading reading;
    private final ReadVersions versions;

    ItemsApi(Archive archive, ItemReading reading, ReadVersions versions) {
        this.archive = archive;
        this.reading = reading;
        this.versions = versions;
    }

    static String address(long item) {
        return PATH + item;
    }

    @Says("An item with all its versions, where they lie and what proves them.")
    @GetMapping(ONE)
    WholeItem item(@Says("The item's number.") @PathVariable("item") long id) {
        return reading.whole(found(id));
    }

    @Says("The exact bytes of a version in the platform's answer. Always to be saved: they may be anything.")
    @GetMapping(VERSION + "/bytes")
    ResponseEntity<byte[]> bytes(@Says("The item's number.") @PathVariable long item,
            @Says("The version's number, from 1.") @PathVariable int version) {
        return saved("bevara-" + item + "-" + version + ".bin", item, version, found -> archive.block(found, version));
    }

    @Says("The exact bytes of an attachment. Always to be saved: they may be anything.")
    @GetMapping(VERSION + "/media/{number:[0-9]{1,9}}")
    ResponseEntity<byte[]> media(@Says("The item's number.") @PathVariable long item,
            @Says("The version's number, from 1.") @PathVariable int version,
            @Says("The attachment's number, from 1.") @PathVariable int number) {
        return saved("bevara-" + item + "-" + version + "-" + number + ".bin", item, version, found -> {
            boolean kept = found.versions().get(version - 1).media().stream()
                    .anyMatch(media -> media.number() == number && media.failure() == null);
            if (!kept) {
                throw notFound();
            }
            return archive.media(found, version, number);
        });
    }

    private ResponseEntity<byte[]> saved(String name, long id, int version, Function<Item, byte[]> bytes) {
        Item item = found(id);
        if (item.disposed() || version < 1 || version > item.versions().size()) {
            throw notFound();
        }
        if (versions.closed(item)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "api.problem.closed");
        }
        return file(bytes.apply(item), MediaType.APPLICATION_OCTET_STREAM, name);
    }

    /** A file to be saved, never shown. */
    static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name) {
        return ResponseEntity.ok().contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    private Item found(long id) {
        return archive.item(id).orElseThrow(ItemsApi::notFound);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
