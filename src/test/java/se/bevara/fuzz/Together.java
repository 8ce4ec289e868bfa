package se.bevara.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All targets as one: the first byte chooses, and the rest is fed. */
record Together(List<Target> targets) implements Target {

    static final String NAME = "all";

    @Override
    public int feed(byte[] bytes) {
        return bytes.length == 0
                ? 0
                : targets.get((bytes[0] & 0xFF) % targets.size()).feed(Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    @Override
    public List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        for (int i = 0; i < targets.size(); i++) {
            for (byte[] seed : targets.get(i).seeds()) {
                byte[] chosen = new byte[seed.length + 1];
                chosen[0] = (byte) i;
                System.arraycopy(seed, 0, chosen, 1, seed.length);
                seeds.add(chosen);
            }
        }
        return seeds;
    }
}
