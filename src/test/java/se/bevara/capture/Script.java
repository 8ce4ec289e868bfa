package se.bevara.capture;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A platform's answers one after another, as bytes: a line with status, type and length, the body. */
final class Script implements Fetcher {

    private final byte[] bytes;
    private int at;

    Script(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Records what a real fetcher is answered. */
    static final class Recorder implements Fetcher {

        private final Fetcher real;
        private final List<Response> answers = new ArrayList<>();

        Recorder(Fetcher real) {
            this.real = real;
        }

        @Override
        public Response get(URI address, Map<String, String> headers) {
            return kept(() -> real.get(address, headers));
        }

        @Override
        public Response media(URI address) {
            return kept(() -> real.media(address));
        }

        private Response kept(Supplier<Response> asking) {
            Response answer = asking.get();
            answers.add(answer);
            return answer;
        }

        byte[] script() {
            var script = new ByteArrayOutputStream();
            for (Response answer : answers) {
                script.writeBytes((answer.status() + " " + answer.body().length + " " + answer.header("content-type") + "\n")
                        .getBytes(StandardCharsets.UTF_8));
                script.writeBytes(answer.body());
            }
            return script.toByteArray();
        }
    }

    @Override
    public Response get(URI address, Map<String, String> headers) {
        return Answers.judged("GET", headers, next());
    }

    @Override
    public Response media(URI address) {
        return next();
    }

    private Response next() {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end >= bytes.length) {
            throw new FetchFailed(Failure.UNREACHABLE, "GET", "an answer", "none");
        }
        String[] head = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1).split(" ", 3);
        int from = end + 1;
        int length = head.length > 1 && head[1].matches("\\d{1,6}")
                ? Math.min(Integer.parseInt(head[1]), bytes.length - from)
                : bytes.length - from;
        at = from + length;
        byte[] body = java.util.Arrays.copyOfRange(bytes, from, at);
        int status = head[0].matches("[1-5]\\d\\d") ? Integer.parseInt(head[0]) : 200;
        return new Response(status, Map.of("content-type", head.length > 2 ? head[2] : ""), body,
                "sha256:" + HexFormat.of().toHexDigits(java.util.Arrays.hashCode(body)));
    }
}
