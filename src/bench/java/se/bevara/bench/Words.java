package se.bevara.bench;

import java.util.SplittableRandom;

/** Swedish text of a wanted length, the same for the same seed: few words often, thousands of compounds and forms seldom, as people write. */
final class Words {

    private static final String[] WORDS = ("kommunen vattnet gatan stängs skolan förskolan beslut nämnden badhuset snöröjning "
            + "belysning cykelväg återvinning bygglov medborgare frågor svar öppettider biblioteket idrottshallen lekplatsen "
            + "parkering kollektivtrafik hemtjänst äldreomsorg måltider elever lärare föräldrar anmälan ansökan avgift månad "
            + "vecka i på och att det är inte för med av till om när var hur varför tack bra dåligt äntligen igen alltid")
            .split(" ");

    private static final String[] ENDINGS = {"", "s", "en", "ens", "er", "erna", "ar", "arna"};
    private static final int FORMS = 28_800;

    private Words() {
    }

    static String text(long seed, int characters) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder(characters + 16);
        while (text.length() < characters) {
            text.append(word((int) Math.pow(FORMS, random.nextDouble()) - 1)).append(random.nextInt(12) == 0 ? ". " : " ");
        }
        return text.toString().trim();
    }

    /** One word, as often as it comes in texts. */
    static String any(java.util.Random random) {
        return word((int) Math.pow(FORMS, random.nextDouble()) - 1);
    }

    /** The word that comes so far down when all are ordered by how often they come. */
    private static String word(int rank) {
        if (rank < WORDS.length) {
            return WORDS[rank];
        }
        int compound = rank / ENDINGS.length;
        return WORDS[compound % WORDS.length] + WORDS[compound / WORDS.length % WORDS.length] + ENDINGS[rank % ENDINGS.length];
    }
}
