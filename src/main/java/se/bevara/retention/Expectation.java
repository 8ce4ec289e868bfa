package se.bevara.retention;

import java.util.function.Function;

/**
 * One thing a case says of its judgement.
 *
 * @param part whether it is enough that what is found contains what is expected
 */
record Expectation(int line, String field, String expected, boolean part, Function<Judgement, String> found) {

    boolean met(String found) {
        return part ? found.contains(expected) : found.equalsIgnoreCase(expected);
    }
}
