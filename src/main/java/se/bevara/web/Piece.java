package se.bevara.web;

import java.util.ArrayList;
import java.util.List;
import se.bevara.disclosure.Search.Mark;

/** A stretch of captured text, made safe to show. */
record Piece(String text, Style style) {

    enum Style {
        PLAIN,
        FOUND,
        OLD,
        NEW
    }

    Piece {
        text = Visible.of(text);
    }

    static List<Piece> plain(String text) {
        return text.isEmpty() ? List.of() : List.of(new Piece(text, Style.PLAIN));
    }

    static List<Piece> marked(String text, List<Mark> marks) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (Mark mark : marks) {
            pieces.addAll(plain(text.substring(at, mark.start())));
            pieces.add(new Piece(text.substring(mark.start(), mark.end()), Style.FOUND));
            at = mark.end();
        }
        pieces.addAll(plain(text.substring(at)));
        return List.copyOf(pieces);
    }
}
