package se.bevara.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32;

/** Facebook's picture servers: addresses are signed and expire two days on, so the same picture has another address another night. */
final class FacebookCdn {

    String address(String root, Medium medium, Instant now) {
        String expiry = Ids.expiry(now);
        return root + path(medium) + "?_nc_cat=1&oh=" + signature(path(medium), expiry) + "&oe=" + expiry;
    }

    /** The still picture of a film. */
    String still(String root, Medium medium, Instant now) {
        return address(root, medium, now) + "&still=1";
    }

    private static String path(Medium medium) {
        return "/cdn/v/t39.30808-6/" + medium.number() + "_n." + medium.extension();
    }

    private static String signature(String path, String expiry) {
        CRC32 crc = new CRC32();
        crc.update(("loopback" + path + expiry).getBytes(StandardCharsets.UTF_8));
        return "00_AY" + Long.toString(crc.getValue(), 36);
    }

    Answer serve(Request request, World world, Instant now) {
        String expiry = request.parameter("oe", "0");
        if (!signature(request.path(), expiry).equals(request.parameter("oh", ""))) {
            return text(403, "Bad URL hash");
        }
        if (now.getEpochSecond() > Long.parseLong(expiry, 16)) {
            return text(403, "URL signature expired");
        }
        String name = request.segments().getLast();
        return world.medium(Long.parseLong(name.substring(0, name.indexOf('_'))))
                .map(medium -> request.has("still")
                        ? Answer.of(200, "image/png", Pictures.still())
                        : Answer.of(200, medium.mediaType(), medium.bytes()))
                .orElseGet(() -> text(404, "Not found"));
    }

    private static Answer text(int status, String message) {
        return Answer.of(status, "text/plain", message.getBytes(StandardCharsets.UTF_8));
    }
}
