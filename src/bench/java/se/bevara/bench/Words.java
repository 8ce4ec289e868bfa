package se.bevara.bench;

import java.util.SplittableRandom;

/** Swedish text of a wanted length, the same for the same seed. */
final class Words {

    private static final String[] WORDS = ("kommunen vattnet gatan stängs skolan förskolan beslut nämnden badhuset snöröjning "
            + "belysning cykelväg återvinning bygglov medborgare frågor svar öppettider biblioteket idrottshallen lekplatsen "
            + "parkering kollektivtrafik hemtjänst äldreomsorg måltider elever lärare föräldrar anmälan ansökan avgift månad "
            + "vecka i på och att det är inte för med av till om när var hur varför tack bra dåligt äntligen igen alltid")
            .split(" ");

    private Words() {
    }

    static String text(long seed, int characters) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder(characters + 16);
        while (text.length() < characters) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(12) == 0 ? ". " : " ");
        }
        return text.toString().trim();
    }
}
