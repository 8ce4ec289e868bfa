package se.bevara.api;

import org.jspecify.annotations.Nullable;

@Says("Why a question was not answered (RFC 9457). It never says what an item says.")
record Problem(
        @Says("Always about:blank: the status says what kind it is.") String type,
        @Says("The kind in words, in the language asked for.") String title,
        @Says("The HTTP status.") int status,
        @Says("More of why; absent where there is no more to say.") @Nullable String detail) {
}
