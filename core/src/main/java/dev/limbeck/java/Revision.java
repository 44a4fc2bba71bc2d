package dev.limbeck.java;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a {@link JavaRevision} as a revision, as the header does in a file with SQL.
 * It is read without the class being loaded. Only the annotated class itself counts, not
 * its subclasses.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {

	/**
	 * The revision's unique name: 1 to 128 of {@code A-Z a-z 0-9 _ .}.
	 * @return the id
	 */
	String id();

	/**
	 * The ids of its parents: none for a base, several for a merge.
	 * @return ids
	 */
	String[] revises() default {};

	/**
	 * Ids or branch labels that must be applied before it without being its parents.
	 * @return ids or labels
	 */
	String[] dependsOn() default {};

	/**
	 * Names for the branch that begins here.
	 * @return branch labels
	 */
	String[] labels() default {};

	/**
	 * When it was written: ISO 8601, in UTC unless it names another offset. Breaks ties
	 * between revisions that may run in any order.
	 * @return the moment, or an empty text
	 */
	String created() default "";

	/**
	 * What it does, in one line.
	 * @return the description; if empty, the words of the class's name
	 */
	String description() default "";

}
