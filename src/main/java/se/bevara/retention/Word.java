package se.bevara.retention;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A word of the decisions as it is written in Swedish. */
public interface Word {

    String swedish();

    /** The constant that a word names; case makes no difference. */
    static <E extends Enum<E> & Word> Optional<E> read(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(word -> word.swedish().equalsIgnoreCase(text.strip())).findFirst();
    }

    static <E extends Enum<E> & Word> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Word::swedish).toList();
    }
}
