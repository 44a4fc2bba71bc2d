package dev.limbeck.adopt.liquibase;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import dev.limbeck.LimbeckException;

/**
 * Reads a changelog in XML. Nothing that it names elsewhere is loaded.
 */
final class XmlChangeLog {

	private XmlChangeLog() {
	}

	/**
	 * Read it.
	 * @param origin the file, as people call it
	 * @param text its content
	 * @return the outermost element
	 */
	static Element read(String origin, String text) {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, true);
		try {
			return read(factory.createXMLStreamReader(new StringReader(text)));
		}
		catch (XMLStreamException ex) {
			throw new LimbeckException("bad-changelog",
					origin + ":" + ex.getLocation().getLineNumber() + ": this is no well-formed XML.",
					"Correct it, as Liquibase would refuse it, too.", ex);
		}
	}

	private static Element read(XMLStreamReader reader) throws XMLStreamException {
		Deque<Open> open = new ArrayDeque<>();
		open.push(new Open("", 0, Map.of()));
		while (reader.hasNext()) {
			switch (reader.next()) {
				case XMLStreamConstants.START_ELEMENT -> open.push(begun(reader));
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
					open.getFirst().text.append(reader.getText());
				case XMLStreamConstants.END_ELEMENT -> {
					Element done = open.pop().done();
					open.getFirst().children.add(done);
				}
				default -> {
				}
			}
		}
		return open.pop().children.get(0);
	}

	private static Open begun(XMLStreamReader reader) {
		Map<String, String> attributes = new LinkedHashMap<>();
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
		}
		return new Open(reader.getLocalName(), reader.getLocation().getLineNumber(), attributes);
	}

	/**
	 * An element whose end was not read yet.
	 */
	private static final class Open {

		private final String name;

		private final int line;

		private final Map<String, String> attributes;

		private final List<Element> children = new ArrayList<>();

		private final StringBuilder text = new StringBuilder();

		Open(String name, int line, Map<String, String> attributes) {
			this.name = name;
			this.line = line;
			this.attributes = attributes;
		}

		Element done() {
			return new Element(this.name, this.line, this.attributes, this.children, this.text.toString());
		}

	}

}
