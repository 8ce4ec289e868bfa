package se.bevara.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the commands of disclosure are asked about a secret item and one that nobody may see. */
final class DisclosingLines {

    private DisclosingLines() {
    }

    /** All that is asked in one request, which selects them by their account; the role is the wrong one. */
    static Map<String, List<String>> of(long secret, long unseen, String by, String account, Path folder) {
        var table = new TreeMap<String, List<String>>();
        String id = "U-" + java.time.LocalDate.now(java.time.Clock.systemUTC()).getYear() + "-0001";
        String wrong = by + " --role moderator";
        EveryCommandTest.each(table, "disclose mask", secret, unseen, "disclose mask " + id + " %d --author --ground OSL" + wrong,
                "disclose mask " + id + " %d --words isbjornst* --ground OSL" + by);
        EveryCommandTest.each(table, "disclose review", secret, unseen, "disclose open --text prov" + by,
                "disclose add " + id + " --account " + account + wrong, "disclose review " + id + " %d" + wrong,
                "disclose review " + id + " %d --open --looked" + by, "disclose review " + id + " %d --withhold OSL" + by);
        table.put("disclose open", List.of("disclose open --text prov --json" + by));
        EveryCommandTest.each(table, "disclose add", secret, unseen, "disclose add " + id + " --item %d" + wrong,
                "disclose add " + id + " --thread %d" + by,
                "disclose add " + id + " --search isbjornst* --json" + by);
        EveryCommandTest.each(table, "disclose remove", 0, unseen, "disclose remove " + id + " %d --why prov" + by);
        table.put("disclose preview", List.of("disclose preview " + id + " --pdf " + folder.resolve("p.csv") + wrong));
        table.put("disclose decide", List.of("disclose decide " + id + " --answer avslag --reasons prov" + by));
        table.put("disclose package", List.of("disclose package " + id + " --json" + wrong));
        table.put("disclose close", List.of("disclose close " + id + by));
        table.put("disclose withdraw", List.of("disclose withdraw " + id + " --why prov" + by));
        table.put("disclose list", List.of("disclose list --all", "disclose list --json"));
        table.put("disclose show", List.of("disclose show " + id, "disclose show " + id + " --json"));
        table.put("disclose fee", List.of("disclose fee " + id + " --table staten --medium elektroniskt"));
        return table;
    }
}
