package dev.terrace.ingestion.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML an element at a time. Nothing outside the file is ever asked for. */
final class XmlReader implements AutoCloseable {
    private static final XMLInputFactory FACTORY = factory();
    private static final int DEPTH = 32;
    private static final int MOST_IN_ONE = 1_000_000;

    private final InputStream bytes;
    private final XMLStreamReader in;
    private int read;

    XmlReader(Path path) throws IOException, XMLStreamException {
        this.bytes = Files.newInputStream(path);
        this.in = FACTORY.createXMLStreamReader(bytes);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** An element with all that is in it. */
    record Element(long line, String name, Map<String, String> attributes, String text, List<Element> elements) {
        String attribute(String key) {
            return attributes.getOrDefault(key, "");
        }

        Optional<Element> first(String key) {
            return elements.stream().filter(e -> e.name().equals(key)).findFirst();
        }

        List<Element> all(String key) {
            return elements.stream().filter(e -> e.name().equals(key)).toList();
        }

        /** The text of its first element of this name; empty if there is none. */
        String leaf(String key) {
            return first(key).map(e -> e.text().strip()).orElse("");
        }

        int whole(String key) {
            try {
                return (int) Double.parseDouble(leaf(key));
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }

    long line() {
        return in.getLocation().getLineNumber();
    }

    /** The name of the next element that opens; empty at the end. */
    String open() throws XMLStreamException {
        while (in.hasNext()) {
            if (in.next() == XMLStreamConstants.START_ELEMENT) {
                return in.getLocalName();
            }
        }
        return "";
    }

    /** The element that is open, to its end. */
    Element whole() throws XMLStreamException {
        read = 0;
        return whole(0);
    }

    private Element whole(int depth) throws XMLStreamException {
        if (depth > DEPTH || ++read > MOST_IN_ONE) {
            throw new XMLStreamException("it is nested too deep, or too large", in.getLocation());
        }
        long line = line();
        String name = in.getLocalName();
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        StringBuilder text = new StringBuilder();
        List<Element> elements = new ArrayList<>();
        for (int event = in.next(); event != XMLStreamConstants.END_ELEMENT; event = in.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                elements.add(whole(depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(in.getText());
            }
        }
        return new Element(line, name, attributes, text.toString(), elements);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
