package se.bevara.disclosure;

import java.util.Collection;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;

/** An item as the index knows it: the words of all its versions, so that it is found by what it once said too. No text is stored. */
final class ItemDocument {

    static final String NUMBER = "number";
    static final String TIME = "time";
    static final String CAPTURED = "captured";
    static final String ACCOUNT = "account";
    static final String DIRECTION = "direction";
    static final String KIND = "kind";
    static final String LOOKS = "looks";
    static final String STATE = "state";
    static final String SEEN = "seen";
    static final String NOTICED = "noticed";
    static final String DECISION = "decision";
    private static final String ID = "id";
    private static final String TRAIT = "trait";
    private static final String UNREAD = "unread";

    /** Stems are not asked for in phrases. */
    private static final FieldType WITHOUT_PLACES = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        WITHOUT_PLACES.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        WITHOUT_PLACES.freeze();
    }

    /** What an item may have. */
    enum Trait {
        EDITED,
        MEDIA,
        DISPOSED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private ItemDocument() {
    }

    static Document of(Item item, Collection<Content> versions, SwedishAnalysis analysis) {
        boolean edited = item.versions().size() > 1 || versions.stream().anyMatch(content -> content.editedAt() != null);
        boolean media = versions.stream().flatMap(content -> content.attachments().stream())
                .anyMatch(attachment -> !attachment.kind().equals("link"));
        var document = new Document();
        document.add(new StringField(ID, Long.toString(item.id()), Store.NO));
        document.add(new LongField(NUMBER, item.id(), Store.NO));
        document.add(new LongField(TIME, item.platformTime().toInstant().toEpochMilli(), Store.NO));
        document.add(new StringField(ACCOUNT, item.account(), Store.NO));
        document.add(new SortedDocValuesField(ACCOUNT, new BytesRef(item.account())));
        document.add(new StringField(DIRECTION, item.direction().name(), Store.NO));
        document.add(new StringField(KIND, item.kind().name(), Store.NO));
        document.add(new NumericDocValuesField(LOOKS, Looks.of(item, edited, media)));
        addCaptured(document, item);
        for (Field field : stateFields(item)) {
            document.add(field);
        }
        addTrait(document, Trait.EDITED, edited);
        addTrait(document, Trait.MEDIA, media);
        addTrait(document, Trait.DISPOSED, item.disposed());
        if (item.disposal() != null) {
            document.add(new SortedDocValuesField(DECISION, new BytesRef(item.disposal().decision())));
        }
        versions.forEach(content -> add(document, content, analysis));
        return document;
    }

    private static void addCaptured(Document document, Item item) {
        long first = item.firstCaptured().toEpochMilli();
        document.add(new LongPoint(CAPTURED, first));
        for (Item.Version version : item.versions()) {
            if (version.captured().toEpochMilli() != first) {
                document.add(new LongPoint(CAPTURED, version.captured().toEpochMilli()));
            }
        }
    }

    private static void addTrait(Document document, Trait trait, boolean has) {
        if (has) {
            document.add(new StringField(TRAIT, trait.word(), Store.NO));
        }
    }

    private static void add(Document document, Content content, SwedishAnalysis analysis) {
        addText(document, content.text(), analysis);
        content.attachments().forEach(attachment -> addText(document, attachment.description(), analysis));
        document.add(new TextField(SwedishAnalysis.AUTHOR, content.authorName(), Store.NO));
    }

    /** Parted into words once, for both fields. */
    private static void addText(Document document, String text, SwedishAnalysis analysis) {
        var words = analysis.tokens(SwedishAnalysis.TEXT, text).stream().map(SwedishAnalysis.Token::term).toList();
        document.add(new Field(SwedishAnalysis.TEXT, Words.of(words), TextField.TYPE_NOT_STORED));
        document.add(new Field(SwedishAnalysis.STEM, Words.stems(words, analysis), WITHOUT_PLACES));
    }

    /** Of one of whose versions it is not known what they say. */
    static Document unread(Document document) {
        document.add(new StringField(UNREAD, UNREAD, Store.NO));
        return document;
    }

    static Query unreadQuery() {
        return new TermQuery(new Term(UNREAD, UNREAD));
    }

    static Query having(Trait trait) {
        return new TermQuery(new Term(TRAIT, trait.word()));
    }

    static Term id(long item) {
        return new Term(ID, Long.toString(item));
    }

    /** The state changes oftener than the words: it is updated in place, without reading the item again. */
    static Field[] stateFields(Item item) {
        var seen = item.lastSeen() == null ? item.platformTime().toInstant() : item.lastSeen();
        return new Field[]{new NumericDocValuesField(STATE, Looks.number(item.state())),
                new NumericDocValuesField(SEEN, seen.toEpochMilli()),
                new NumericDocValuesField(NOTICED, item.noticed().toEpochMilli())};
    }

    static Query stateQuery(ItemState state) {
        return NumericDocValuesField.newSlowExactQuery(STATE, Looks.number(state));
    }

    static Term term(Direction direction) {
        return new Term(DIRECTION, direction.name());
    }

    static Term term(Content.Kind kind) {
        return new Term(KIND, kind.name());
    }
}
