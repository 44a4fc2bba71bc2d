package dev.limbeck.script.classfile;

import java.util.List;
import java.util.Map;

import dev.limbeck.java.Revision;

/**
 * The values of a {@link Revision @Revision}, wherever they were read.
 *
 * @param id the revision's id
 * @param revises ids of its parents
 * @param dependsOn ids or labels it depends on
 * @param labels branch labels it declares
 * @param created when it was written, or an empty text
 * @param description what it does, or an empty text
 */
public record RevisionAnnotation(String id, List<String> revises, List<String> dependsOn, List<String> labels,
		String created, String description) {

	/**
	 * Take the values from a class that is loaded.
	 * @param annotation its annotation
	 * @return the values
	 */
	public static RevisionAnnotation of(Revision annotation) {
		return new RevisionAnnotation(annotation.id(), List.of(annotation.revises()), List.of(annotation.dependsOn()),
				List.of(annotation.labels()), annotation.created(), annotation.description());
	}

	/**
	 * Take the values from a class file, which leaves out what has its default. What else
	 * there is was written for another version of Limbeck.
	 * @param elements texts by name
	 * @return the values
	 */
	static RevisionAnnotation of(Map<String, List<String>> elements) {
		return new RevisionAnnotation(text(elements, "id"), list(elements, "revises"), list(elements, "dependsOn"),
				list(elements, "labels"), text(elements, "created"), text(elements, "description"));
	}

	private static List<String> list(Map<String, List<String>> elements, String name) {
		return List.copyOf(elements.getOrDefault(name, List.of()));
	}

	private static String text(Map<String, List<String>> elements, String name) {
		return String.join(",", elements.getOrDefault(name, List.of()));
	}

}
