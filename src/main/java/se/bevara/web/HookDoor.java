package se.bevara.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.signals.Hooks;

/** Where the platforms knock. Who they are, their signatures say; so many at once, so large and so slow, and no more. */
@Controller
@Open
class HookDoor {

    /** Below this the platforms' hooks lie; it stands in {@link Security} too. */
    static final String PATH = "/hooks/";

    private static final int AT_ONCE = 32;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int PIECE = 8192;

    private final Hooks hooks;
    private final Semaphore places = new Semaphore(AT_ONCE);

    HookDoor(Hooks hooks) {
        this.hooks = hooks;
    }

    @GetMapping(PATH + "{platform}")
    ResponseEntity<String> greet(@PathVariable String platform, @RequestParam Map<String, String> asked) {
        signedIn(platform);
        return hooks.greet(platform, asked)
                .map(greeting -> ResponseEntity.ok().contentType(MediaType.parseMediaType(greeting.mediaType()))
                        .body(greeting.text()))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.FORBIDDEN).build());
    }

    @PostMapping(PATH + "{platform}")
    ResponseEntity<Void> hear(@PathVariable String platform, HttpServletRequest request) throws IOException {
        String signature = request.getHeader(signedIn(platform));
        if (signature == null) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        if (!places.tryAcquire()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
        try {
            byte[] body = read(request);
            return ResponseEntity.status(switch (hooks.hear(platform, signature, body)) {
                case TAKEN, REPEATED -> HttpStatus.OK;
                case REFUSED -> HttpStatus.UNAUTHORIZED;
                case UNREADABLE -> HttpStatus.BAD_REQUEST;
            }).build();
        } finally {
            places.release();
        }
    }

    private String signedIn(String platform) {
        return hooks.signedIn(platform).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Whoever sends drop by drop must not keep others out. */
    private static byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > Hooks.LARGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        long until = System.nanoTime() + LONGEST.toNanos();
        var body = new ByteArrayOutputStream();
        InputStream sent = request.getInputStream();
        byte[] piece = new byte[PIECE];
        for (int read = sent.read(piece); read >= 0; read = sent.read(piece)) {
            body.write(piece, 0, read);
            if (body.size() > Hooks.LARGEST) {
                throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
            }
            if (System.nanoTime() > until) {
                throw new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT);
            }
        }
        return body.toByteArray();
    }
}
