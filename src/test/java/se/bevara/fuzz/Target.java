package se.bevara.fuzz;

import java.util.List;

/** A reader of what comes from outside. Whatever it is fed with, it reads, or refuses by the name that it promises. */
public interface Target {

    /**
     * Feeds it once.
     *
     * @return how much it found to read
     * @throws RuntimeException anything but a refusal by its promised name: a finding
     */
    int feed(byte[] bytes);

    /** What a fuzzer begins with: each is read, and something is found in it. */
    List<byte[]> seeds();
}
