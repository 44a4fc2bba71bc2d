package dev.limbeck.script;

/**
 * A tag as it stands in a file.
 *
 * @param name which tag
 * @param value the rest of its line without blanks around it, perhaps empty
 * @param start the offset of its comment
 * @param end the offset behind its comment
 */
public record Tag(TagName name, String value, int start, int end) {

}
