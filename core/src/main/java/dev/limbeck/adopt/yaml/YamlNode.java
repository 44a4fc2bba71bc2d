package dev.limbeck.adopt.yaml;

import java.util.List;

/**
 * A part of a document.
 */
public sealed interface YamlNode {

	/**
	 * Return where it begins.
	 * @return the line, from 1
	 */
	int line();

	/**
	 * A value, as text: what {@code 1}, {@code true} or {@code null} mean is up to
	 * whoever reads it.
	 *
	 * @param line where it begins, from 1
	 * @param text the value, empty if there is none
	 */
	record Scalar(int line, String text) implements YamlNode {

	}

	/**
	 * Several parts in order.
	 *
	 * @param line where it begins, from 1
	 * @param items the parts
	 */
	record Sequence(int line, List<YamlNode> items) implements YamlNode {

		/**
		 * Copy the list.
		 */
		public Sequence {
			items = List.copyOf(items);
		}

	}

	/**
	 * Parts with names. A name may occur again, as in a rollback of several statements.
	 *
	 * @param line where it begins, from 1
	 * @param entries the parts in order
	 */
	record Mapping(int line, List<Entry> entries) implements YamlNode {

		/**
		 * Copy the list.
		 */
		public Mapping {
			entries = List.copyOf(entries);
		}

	}

	/**
	 * A part with a name.
	 *
	 * @param line where the name stands, from 1
	 * @param key the name
	 * @param value what it stands for
	 */
	record Entry(int line, String key, YamlNode value) {

	}

}
