package se.bevara.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of an item is not handed out, and on what ground. Holds places, never the words that stand there. */
public sealed interface Masking {

    /** Chapter and section, such as {@code OSL 21 kap. 1 §}. */
    String ground();

    /**
     * Parts of a text.
     *
     * @param field {@code text}, {@code author}, {@code description-1} or {@code link-1} of the first attachment
     * @param spans in chars of the text as the archive reads it
     */
    record Words(String field, List<Span> spans, String ground) implements Masking {
        public Words {
            spans = List.copyOf(spans);
        }
    }

    /** Rectangles of an attached picture, in its pixels. */
    record Picture(int attachment, List<Rectangle> rectangles, String ground) implements Masking {
        public Picture {
            rectangles = List.copyOf(rectangles);
        }
    }

    /** A whole attachment, with its description and its address. */
    record Attachment(int attachment, String ground) implements Masking {
    }

    /** @param end the first char after it */
    record Span(int start, int end) {
        public Span {
            if (start < 0 || end <= start) {
                throw new DisclosureRefused("maskning: väntade en del av texten, fann " + start + " till " + end);
            }
        }
    }

    /** In pixels, from the upper left corner. */
    record Rectangle(int x, int y, int width, int height) {
        public Rectangle {
            if (x < 0 || y < 0 || width < 1 || height < 1) {
                throw new DisclosureRefused(
                        "rektangel: väntade x,y,bredd,höjd i bildens pixlar, fann " + x + "," + y + "," + width
                                + "," + height);
            }
        }
    }

    static Map<String, Object> write(Masking one) {
        var json = new LinkedHashMap<String, Object>();
        json.put("ground", one.ground());
        switch (one) {
            case Words words -> {
                json.put("field", words.field);
                json.put("spans", words.spans.stream().map(span -> List.of(span.start, span.end)).toList());
            }
            case Picture picture -> {
                json.put("picture", picture.attachment);
                json.put("rectangles",
                        picture.rectangles.stream().map(r -> List.of(r.x, r.y, r.width, r.height)).toList());
            }
            case Attachment attachment -> json.put("attachment", attachment.attachment);
        }
        return json;
    }

    static Masking read(Map<?, ?> json) {
        String ground = String.valueOf(json.get("ground"));
        if (json.get("field") instanceof String field) {
            return new Words(field, numbers(json.get("spans")).stream().map(n -> new Span(n.get(0), n.get(1))).toList(), ground);
        }
        if (json.get("picture") instanceof Number number) {
            return new Picture(number.intValue(), numbers(json.get("rectangles")).stream()
                    .map(n -> new Rectangle(n.get(0), n.get(1), n.get(2), n.get(3))).toList(), ground);
        }
        return new Attachment(json.get("attachment") instanceof Number number ? number.intValue() : 0, ground);
    }

    private static List<List<Integer>> numbers(@Nullable Object lists) {
        var all = new ArrayList<List<Integer>>();
        if (lists instanceof List<?> outer) {
            for (Object inner : outer) {
                all.add(((List<?>) inner).stream().map(number -> ((Number) number).intValue()).toList());
            }
        }
        return all;
    }
}
