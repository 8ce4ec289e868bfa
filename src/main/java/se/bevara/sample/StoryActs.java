package se.bevara.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lets the events of a story happen in a world. */
final class StoryActs {

    private static final Map<String, Fault> FAULTS = Map.ofEntries(Map.entry("anropstak", Fault.RATE_LIMIT),
            Map.entry("inloggningsvägg", Fault.LOGIN_WALL), Map.entry("inloggningssida", Fault.LOGIN_PAGE),
            Map.entry("upprepad sida", Fault.REPEATED_PAGE), Map.entry("ring av sidor", Fault.CYCLIC_PAGING),
            Map.entry("avbrutet svar", Fault.TRUNCATED), Map.entry("halvt svar", Fault.HALF_JSON),
            Map.entry("för stort svar", Fault.TOO_LARGE), Map.entry("fel slags svar", Fault.WRONG_TYPE),
            Map.entry("fel form", Fault.WRONG_SHAPE), Map.entry("för djupt svar", Fault.DEEPLY_NESTED),
            Map.entry("serverfel", Fault.SERVER_ERROR), Map.entry("tappad gren", Fault.LOST_SUBTREE),
            Map.entry("tomma listor", Fault.EMPTY_LISTS));
    private static final Map<String, By> WHO = Map.of("författaren", By.AUTHOR, "kommunen", By.PAGE, "plattformen", By.PLATFORM);

    private final World world;
    private final Path media;
    private final Map<String, Posting> named = new HashMap<>();

    StoryActs(World world, Path media) {
        this.world = world;
        this.media = media;
    }

    Optional<Posting> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** @param account platform and handle, {@code facebook/solvik} */
    Presence presence(String account) {
        String[] parts = account.split("/", 2);
        return world.presence(Platform.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
    }

    void happen(Story.Event event) {
        Presence account = presence(event.word("konto"));
        switch (event.word("gör")) {
            case "inlägg" -> keep(event, account.post(text(event), media(event).toArray(Medium[]::new)));
            case "kommentar" -> keep(event, on(event).comment(world.person(event.word("av")), text(event), media(event)));
            case "svar" -> keep(event, on(event).answer(text(event)));
            case "ändra" -> on(event).edit(text(event), event.media().isEmpty() ? on(event).now().media() : media(event));
            case "radera" -> on(event).delete(one(event, "av", WHO));
            case "dölj" -> on(event).hide();
            case "visa" -> on(event).unhide();
            case "skräppost" -> on(event).spam();
            case "släng" -> on(event).trash();
            case "återställ" -> on(event).restore();
            case "gilla" -> on(event).liked(Integer.parseInt(event.word("antal")));
            case "byt namn" -> account.rename(event.word("till"), event.word("namn"));
            case "byt utseende" -> account.restyle();
            case "stäng insyn" -> account.turnPrivate();
            case "öppna insyn" -> account.turnPublic();
            case "behörighet" -> account.expireToken(one(event, "blir",
                    Map.of("tomma listor", Token.EMPTY_LISTS, "utgången", Token.ERROR_190, "förnyad", Token.VALID)));
            case "fel" -> account.strike(StoryClock.instant(event.word("när")).atZone(StoryClock.SWEDEN).toLocalDate(),
                    one(event, "slag", FAULTS), Integer.parseInt(event.word("anrop", Integer.toString(Integer.MAX_VALUE))));
            default -> throw wrong(event, "an act of the list at the top of the file", event.word("gör"));
        }
    }

    private void keep(Story.Event event, Posting made) {
        if (event.words().containsKey("märke")) {
            named.put(event.word("märke"), made);
        }
    }

    private Posting on(Story.Event event) {
        return named(event.word("på")).orElseThrow(() -> wrong(event, "a name given before", event.word("på")));
    }

    private static <T> T one(Story.Event event, String name, Map<String, T> choices) {
        T found = choices.get(event.word(name));
        if (found == null) {
            throw wrong(event, name + " as one of " + choices.keySet(), event.word(name));
        }
        return found;
    }

    /** The words said; {@code tecken} repeats them up to so many characters. */
    private static String text(Story.Event event) {
        String text = event.word("text");
        int length = Integer.parseInt(event.word("tecken", "0"));
        return length == 0 ? text : text.repeat(length / text.length() + 1).substring(0, length);
    }

    private List<Medium> media(Story.Event event) {
        return event.media().stream().map(this::medium).toList();
    }

    private Medium medium(String file) {
        try {
            String type = file.endsWith(".mp4") ? "video/mp4" : URLConnection.guessContentTypeFromName(file);
            return world.medium(file, type, Files.readAllBytes(media.resolve(file)), "");
        } catch (IOException e) {
            throw new UncheckedIOException(media.resolve(file) + ": expected a readable file", e);
        }
    }

    private static IllegalArgumentException wrong(Story.Event event, String expected, String found) {
        return new IllegalArgumentException(
                "story.yaml, händelse " + event.number() + ": expected " + expected + ", found " + found);
    }
}
