package se.bevara.web;

import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.ItemClosed;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** The exact bytes of what was captured: pictures and films to be shown, everything else only to be saved. */
@Controller
@Needs(Right.READ)
class MediaFiles {

    private final Archive archive;

    MediaFiles(Archive archive) {
        this.archive = archive;
    }

    @GetMapping("/media/{item}/{version}/{number}")
    ResponseEntity<Resource> media(@PathVariable long item, @PathVariable int version, @PathVariable int number) {
        Item found = item(item);
        boolean kept = version(found, version).media().stream()
                .anyMatch(media -> media.number() == number && media.failure() == null);
        if (!kept) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        byte[] bytes = archive.media(found, version, number);
        String name = "bevara-" + item + "-" + version + "-" + number;
        Optional<MediaType> shown = Magic.of(bytes);
        return shown.isPresent()
                ? answer(bytes, shown.get(), ContentDisposition.inline().filename(name + "." + shown.get().getSubtype()).build())
                : saved(bytes, name + ".bin");
    }

    @GetMapping("/items/{item}/versions/{version}/bytes")
    ResponseEntity<Resource> bytes(@PathVariable long item, @PathVariable int version) {
        Item found = item(item);
        version(found, version);
        return saved(archive.block(found, version), "bevara-" + item + "-" + version + ".bin");
    }

    private Item item(long id) {
        return archive.item(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @ExceptionHandler(ItemClosed.class)
    ResponseEntity<Void> closed() {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }

    private static Item.Version version(Item item, int number) {
        return item.versions().stream().filter(version -> version.number() == number).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<Resource> saved(byte[] bytes, String name) {
        return answer(bytes, MediaType.APPLICATION_OCTET_STREAM, ContentDisposition.attachment().filename(name).build());
    }

    private static ResponseEntity<Resource> answer(byte[] bytes, MediaType type, ContentDisposition disposition) {
        return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(new ByteArrayResource(bytes));
    }
}
