package se.bevara.imports;

import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import se.bevara.capture.Markup;

/**
 * A WXR file as a tree of elements by their prefixed names. Document types, entities of its own and everything external are refused. An
 * element is written again from what was read, so that what must not be kept can be cut out of it.
 */
record WxrFeed(Map<String, String> channel, Map<String, Author> authors, List<Element> items) {

    private static final int DEEPEST = 50;

    record Author(String id, String name) {
    }

    /** An element with its text, CDATA included, and its children. */
    record Element(String name, StringBuilder said, List<Element> children) {

        String text(String child) {
            return children.stream().filter(one -> one.name.equals(child)).map(one -> Markup.plain(one.said.toString()).strip())
                    .findFirst().orElse("");
        }

        List<Element> children(String name) {
            return children.stream().filter(one -> one.name.equals(name)).toList();
        }

        /** It as XML, without some of what it holds. */
        String written(Set<String> without) {
            var out = new StringWriter();
            write(out, without);
            return out.toString();
        }

        private void write(StringWriter out, Set<String> without) {
            out.append('<').append(name).append('>');
            if (children.isEmpty()) {
                out.append(said.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
            }
            for (Element child : children) {
                if (!without.contains(child.name)) {
                    child.write(out, without);
                }
            }
            out.append("</").append(name).append(">\n");
        }
    }

    static WxrFeed read(Reader xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(xml);
            var feed = new WxrFeed(new HashMap<>(), new HashMap<>(), new ArrayList<>());
            boolean channel = false;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new ImportRefused("exportens XML", "inga dokumenttyper och egna entiteter", "någon sådan");
                } else if (event == XMLStreamConstants.START_ELEMENT && channel) {
                    feed.add(element(reader, 0));
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    channel = reader.getLocalName().equals("channel");
                }
            }
            return feed;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? -1 : e.getLocation().getLineNumber();
            throw new ImportRefused("exportens XML", "välformad XML till slutet", "annat på rad " + line);
        }
    }

    private void add(Element element) {
        switch (element.name) {
            case "item" -> items.add(element);
            case "wp:author" -> authors.put(element.text("wp:author_login"),
                    new Author(element.text("wp:author_id"), element.text("wp:author_display_name")));
            default -> channel.putIfAbsent(element.name, Markup.plain(element.said.toString()).strip());
        }
    }

    private static Element element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new ImportRefused("exportens XML", "högst " + DEEPEST + " nivåer", "fler");
        }
        String prefix = reader.getPrefix();
        var element = new Element(
                prefix == null || prefix.isEmpty() ? reader.getLocalName() : prefix + ":" + reader.getLocalName(),
                new StringBuilder(), new ArrayList<>());
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> element.children.add(element(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    element.said.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new ImportRefused("exportens XML", "inga egna entiteter", "någon sådan");
                default -> {
                }
            }
        }
        return element;
    }
}
