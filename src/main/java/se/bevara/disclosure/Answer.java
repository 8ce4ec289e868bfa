package se.bevara.disclosure;

import java.util.Arrays;

/** How a request is answered. */
public enum Answer {
    FULL("helt", "Handlingarna lämnas ut i sin helhet."),
    PART("delvis", "Handlingarna lämnas ut delvis. Det som är maskat eller utelämnat omfattas av de grunder som anges."),
    REFUSED("avslag", "Begäran avslås. Ingen handling lämnas ut.");

    private final String word;
    private final String sentence;

    Answer(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    public String swedish() {
        return word;
    }

    /** Whether something is not handed out. */
    public boolean refuses() {
        return this != FULL;
    }

    String sentence() {
        return sentence;
    }

    /** @throws DisclosureRefused for another word */
    public static Answer of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equalsIgnoreCase(word.strip())).findFirst()
                .orElseThrow(() -> new DisclosureRefused("beslut: väntade helt, delvis eller avslag, fann " + word));
    }
}
