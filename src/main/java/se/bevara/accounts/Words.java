package se.bevara.accounts;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.bevara.accounts.Account.Kind;
import se.bevara.accounts.Account.Openness;
import se.bevara.accounts.Account.Operation;
import se.bevara.accounts.Account.State;

/** The words a column may hold, in Swedish and English. Case, spaces, hyphens and diacritics make no difference. */
record Words<T>(List<Word<T>> words, Map<String, T> byText) {

    static final Words<Kind> KIND = of(
            word(Kind.OFFICIAL, "officiellt", "official", "officiell", "officiellt konto"),
            word(Kind.PEDAGOGICAL, "pedagogiskt", "pedagogical", "pedagogisk", "pedagogiskt syfte"));
    static final Words<Operation> OPERATION = of(
            word(Operation.OWN, "egen", "own", "egen regi", "eget"),
            word(Operation.EXTERNAL, "extern", "external", "extern leverantör", "externt"));
    static final Words<Openness> OPENNESS = of(
            word(Openness.OPEN, "öppet", "open", "öppen"), word(Openness.CLOSED, "stängt", "closed", "stängd"));
    static final Words<State> STATE = of(
            word(State.REPORTED, "anmält", "reported", "anmäld"),
            word(State.DECIDED, "beslutat", "decided", "beslutad"),
            word(State.ACTIVE, "aktivt", "active", "aktiv"),
            word(State.DORMANT, "vilande", "dormant"),
            word(State.CLOSING, "under avslut", "closing"),
            word(State.CLOSED, "avslutat", "closed", "avslutad"),
            word(State.DISCOVERED, "upptäckt", "discovered", "oanmält"));
    static final Words<Boolean> YES_NO = of(word(true, "ja", "yes", "j", "y", "sant", "true"),
            word(false, "nej", "no", "n", "falskt", "false"));

    /** One meaning and the words for it; the first two are those we write. */
    record Word<T>(T value, String swedish, String english, List<String> synonyms) {
    }

    private static <T> Word<T> word(T value, String swedish, String english, String... synonyms) {
        return new Word<>(value, swedish, english, List.of(synonyms));
    }

    @SafeVarargs
    private static <T> Words<T> of(Word<T>... words) {
        var byText = new HashMap<String, T>();
        for (Word<T> word : words) {
            byText.put(plain(word.swedish), word.value);
            byText.put(plain(word.english), word.value);
            word.synonyms.forEach(synonym -> byText.put(plain(synonym), word.value));
        }
        return new Words<>(Arrays.asList(words), Map.copyOf(byText));
    }

    Optional<T> read(String text) {
        return Optional.ofNullable(byText.get(plain(text)));
    }

    String text(T value, Language language) {
        return words.stream().filter(word -> word.value.equals(value)).map(word -> language.of(word.swedish, word.english))
                .findFirst()
                .orElseThrow();
    }

    /** The words to choose from, such as {@code ja, nej}. */
    String choice(Language language) {
        return words.stream().map(word -> language.of(word.swedish, word.english)).collect(joining(", "));
    }

    /** Lower-case letters and digits alone, without diacritics: {@code Ansvarig chef} is {@code ansvarigchef}. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
