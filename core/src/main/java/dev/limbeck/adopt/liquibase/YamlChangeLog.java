package dev.limbeck.adopt.liquibase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.adopt.yaml.YamlDocument;
import dev.limbeck.adopt.yaml.YamlNode;
import dev.limbeck.adopt.yaml.YamlNode.Entry;
import dev.limbeck.adopt.yaml.YamlNode.Mapping;
import dev.limbeck.adopt.yaml.YamlNode.Scalar;
import dev.limbeck.adopt.yaml.YamlNode.Sequence;

/**
 * Reads a changelog in YAML or JSON as the elements that it would have in XML.
 */
final class YamlChangeLog {

	// Lists whose names say nothing that their items do not say.
	private static final Set<String> TRANSPARENT = Set.of("changes", "columns");

	// What is text in an element of its own, however it is written.
	private static final Set<String> TEXTS = Set.of("rollback");

	private YamlChangeLog() {
	}

	/**
	 * Read it.
	 * @param origin the file, as people call it
	 * @param text its content
	 * @return an element whose children are the entries of {@code databaseChangeLog}
	 */
	static Element read(String origin, String text) {
		Element all = element("", YamlDocument.read(origin, text));
		List<Element> logs = all.all("databaseChangeLog");
		return logs.isEmpty() ? all : logs.get(0);
	}

	private static Element element(String name, YamlNode node) {
		if (node instanceof Scalar scalar) {
			return new Element(name, scalar.line(), Map.of(), List.of(), scalar.text());
		}
		Map<String, String> attributes = new LinkedHashMap<>();
		List<Element> children = new ArrayList<>();
		if (node instanceof Sequence sequence) {
			sequence.items().forEach((item) -> item(item, attributes, children));
		}
		else if (node instanceof Mapping mapping) {
			mapping.entries().forEach((entry) -> entry(entry, attributes, children));
		}
		return new Element(name, node.line(), attributes, children, "");
	}

	// An item with one name is what that name says: "- changeSet:".
	private static void item(YamlNode item, Map<String, String> attributes, List<Element> children) {
		if (!(item instanceof Mapping mapping) || mapping.entries().size() != 1) {
			children.add(element("", item));
			return;
		}
		Entry only = mapping.entries().get(0);
		boolean setting = only.key().startsWith("on") && only.value() instanceof Scalar;
		if (setting || TRANSPARENT.contains(only.key())) {
			entry(only, attributes, children);
		}
		else {
			children.add(named(only));
		}
	}

	private static void entry(Entry entry, Map<String, String> attributes, List<Element> children) {
		if (entry.value() instanceof Scalar scalar && !TEXTS.contains(entry.key())) {
			attributes.put(entry.key(), scalar.text());
		}
		else if (entry.value() instanceof Sequence && TRANSPARENT.contains(entry.key())) {
			children.addAll(element("", entry.value()).children());
		}
		else {
			children.add(named(entry));
		}
	}

	private static Element named(Entry entry) {
		Element element = element(entry.key(), entry.value());
		return new Element(entry.key(), entry.line(), element.attributes(), element.children(), element.text());
	}

}
