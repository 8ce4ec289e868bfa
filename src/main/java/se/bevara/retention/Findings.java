package se.bevara.retention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import se.bevara.accounts.Secrets;

/** Gathers what is wrong in one file. */
public final class Findings {

    private static final int SHOWN = 60;
    private static final int MOST = 200;
    private final String file;
    private final List<Finding> all = new ArrayList<>();

    public Findings(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    public void error(String kind, int line, String field, String found, String expected, String mend) {
        add(new Finding(Finding.Severity.ERROR, kind, file, line, field, shown(found), expected, mend));
    }

    public void warning(String kind, int line, String field, String found, String expected, String mend) {
        add(new Finding(Finding.Severity.WARNING, kind, file, line, field, shown(found), expected, mend));
    }

    /** Of a file that is wrong all through, the first findings are enough. */
    private void add(Finding finding) {
        if (all.size() < MOST) {
            all.add(finding);
        }
    }

    /** What was found, short, on one line, and never a secret. */
    static String shown(String found) {
        String plain = found.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (Secrets.named(plain) || Secrets.personalNumber(plain)) {
            return "(visas inte)";
        }
        return plain.codePointCount(0, plain.length()) <= SHOWN
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, SHOWN)) + "…";
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    public List<Finding> all() {
        return all.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
    }

    public boolean failed() {
        return all.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }
}
