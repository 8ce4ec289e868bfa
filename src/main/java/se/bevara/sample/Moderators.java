package se.bevara.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.Questions;
import se.bevara.moderation.Reasons;
import se.bevara.moderation.Restrictions;
import se.bevara.moderation.Vanished;
import se.bevara.retention.Finding;

/** What the municipality's people do in the story about items on their way out of public view. */
final class Moderators {

    private static final Map<String, Case.How> HOW = Map.of("borttagen", Case.How.REMOVED, "dold", Case.How.HIDDEN);
    private static final Map<String, Case.Notice> NOTICE = Map.of("lämnat", Case.Notice.SENT, "inte möjligt",
            Case.Notice.IMPOSSIBLE, "ska inte lämnas", Case.Notice.NOT_DUE);
    private static final Map<String, Vanished.Answer> ANSWERS = Map.of("den som skrev", Vanished.Answer.AUTHOR, "någon annan",
            Vanished.Answer.OUTSIDER, "går inte att veta", Vanished.Answer.UNKNOWN);

    private final Reasons reasons;
    private final Moderation moderation;
    private final Questions questions;
    private final Restrictions restrictions;

    Moderators(Reasons reasons, Moderation moderation, Questions questions, Restrictions restrictions) {
        this.reasons = reasons;
        this.moderation = moderation;
        this.questions = questions;
        this.restrictions = restrictions;
    }

    /** @param rules the folder of decisions; the reasons lie in {@code orsaker} below it */
    void load(Path rules, String by) {
        Path file = rules.resolve("orsaker/orsakskoder.yaml");
        try {
            reasons.load(String.valueOf(file.getFileName()), Files.readAllBytes(file), by).stream()
                    .filter(finding -> finding.severity() == Finding.Severity.ERROR).findFirst().ifPresent(error -> {
                        throw new IllegalStateException(error.text());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": expected a list of reasons", e);
        }
    }

    void act(Story.Event deed, long item, String by) {
        switch (deed.word("gör")) {
            case "börja ärende" -> moderation.begin(item, one(deed, HOW), deed.word("namn"), by, deed.word("skäl", ""));
            case "försegla" -> moderation.seal(newest(deed, item), deed.word("skäl", ""), by);
            case "uppge borta" -> moderation.removed(newest(deed, item), by);
            case "lämna besked" -> moderation.notice(newest(deed, item), one(deed, NOTICE), deed.word("skäl"), by);
            case "avsluta ärende" -> moderation.close(newest(deed, item), by);
            case "återta ärende" -> moderation.withdraw(newest(deed, item), deed.word("skäl"), by);
            case "polisanmäl" -> moderation.note(newest(deed, item), Moderation.Noted.POLICE, deed.word("namn"), by);
            case "rätta post" -> moderation.correct(newest(deed, item), deed.word("skäl"), by);
            case "svara vi" -> questions.ours(item, deed.word("namn"), by, deed.word("skäl"));
            case "svara" -> questions.others(item, one(deed, ANSWERS), deed.word("skäl"), by);
            case "läs hemlig" -> restrictions.look(item, deed.word("namn"), by, deed.word("skäl"), () -> item);
            case "diarieför" -> restrictions.registered(item, deed.word("namn"), by);
            default -> throw new IllegalArgumentException("story.yaml, arkivet, " + deed.number()
                    + ": expected a deed of the list at the top of the file, found " + deed.word("gör"));
        }
    }

    private String newest(Story.Event deed, long item) {
        return moderation.about(item).stream().reduce((one, next) -> next).map(Case::id).orElseThrow(
                () -> new IllegalStateException("story.yaml, arkivet, " + deed.number() + ": expected a case, found none"));
    }

    private static <T> T one(Story.Event deed, Map<String, T> choices) {
        return Objects.requireNonNull(choices.get(deed.word("blir")), () -> "story.yaml, arkivet, " + deed.number()
                + ": expected blir as one of " + choices.keySet() + ", found " + deed.word("blir"));
    }
}
