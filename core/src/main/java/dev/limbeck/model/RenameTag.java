package dev.limbeck.model;

import dev.limbeck.sql.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * That something of a model had another name, as a tag in a comment says.
 *
 * @param kind what it is, as {@code CREATE} says
 * @param name its name, or that of its table or type
 * @param column the name of the column, {@code null} if the whole object is meant
 * @param from the former name
 */
record RenameTag(String kind, QualifiedName name, @Nullable String column, QualifiedName from) {
}
