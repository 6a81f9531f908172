package dev.terrace.ingestion.formats;

import java.io.OutputStream;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Elements written one after the other; what XML cannot hold is left out of texts. */
final class Xml implements AutoCloseable {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final XMLStreamWriter out;

    Xml(OutputStream stream) throws XMLStreamException {
        this.out = FACTORY.createXMLStreamWriter(stream, "UTF-8");
        out.writeStartDocument("UTF-8", "1.0");
    }

    /** Opens an element with attributes, given as name, value, name, value. */
    Xml open(String name, Object... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute((String) attributes[i], text(attributes[i + 1]));
        }
        return this;
    }

    Xml end() throws XMLStreamException {
        out.writeEndElement();
        return this;
    }

    Xml leaf(String name, Object text, Object... attributes) throws XMLStreamException {
        open(name, attributes);
        out.writeCharacters(text(text));
        return end();
    }

    private static String text(Object value) {
        if (value instanceof Double number) {
            String plain = String.format(Locale.ROOT, "%.2f", number);
            return plain.endsWith(".00") ? plain.substring(0, plain.length() - 3) : plain;
        }
        StringBuilder kept = new StringBuilder();
        value.toString()
                .codePoints()
                .filter(c -> c >= 0x20 && c < 0xd800 || c == 9 || c == 10 || c >= 0xe000 && c < 0xfffe || c >= 0x10000)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    @Override
    public void close() throws XMLStreamException {
        out.writeEndDocument();
        out.flush();
        out.close();
    }
}
