package se.bevara.retention;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads YAML 1.2 that may come from anybody: one document in UTF-8, of bounded size and depth, without tags, anchors and aliases. Nothing
 * in it becomes a type of ours: only text, lists and mappings, with their lines.
 */
public final class SafeYaml {

    static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 24;
    private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(true).setMaxAliasesForCollections(0)
            .setAllowRecursiveKeys(false).setCodePointLimit(LARGEST).build();

    private SafeYaml() {
    }

    public static Optional<Node> read(byte[] bytes, Findings findings) {
        if (bytes.length > LARGEST) {
            findings.error("för stor fil", 0, "", bytes.length + " byte", "högst " + LARGEST + " byte", "Dela upp filen.");
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return plain(text, findings) ? new Compose(SETTINGS).composeString(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            findings.error("teckenkod", 0, "", "något som inte är UTF-8", "UTF-8", "Spara filen som UTF-8.");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            findings.error("kan inte läsas", line, "", e.getProblem(), "YAML",
                    "Se efter indrag, kolon och citattecken på raden och den före.");
        } catch (YamlEngineException e) {
            findings.error("kan inte läsas", 0, "", String.valueOf(e.getMessage()), "YAML", "");
        }
        return Optional.empty();
    }

    private static boolean plain(String text, Findings findings) {
        int depth = 0;
        int documents = 0;
        for (Iterator<Event> events = new Parse(SETTINGS).parseString(text).iterator(); events.hasNext();) {
            Event event = events.next();
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            String refused = depth > DEEPEST
                    ? "djupare än " + DEEPEST + " nivåer"
                    : documents > 1 ? "flera dokument" : refused(event);
            if (refused != null) {
                findings.error("kan inte läsas", event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0), "", refused,
                        "enkel YAML: text, listor och fält", "Skriv ut det i klartext.");
                return false;
            }
        }
        return true;
    }

    private static @Nullable String refused(Event event) {
        return switch (event) {
            case AliasEvent alias -> "en hänvisning (*)";
            case NodeEvent node when node.getAnchor().isPresent() -> "ett ankare (&)";
            case ScalarEvent scalar when scalar.getTag().isPresent() -> "en typ (!)";
            case CollectionStartEvent start when start.getTag().isPresent() -> "en typ (!)";
            default -> null;
        };
    }
}
