package dev.limbeck.java;

import java.util.function.Supplier;

/**
 * A revision in Java whose object somebody else makes, such as a container of beans.
 *
 * @param type the class annotated with {@link Revision}
 * @param instance makes or finds the object; asked only when the revision is about to run
 */
public record ProvidedRevision(Class<? extends JavaRevision> type, Supplier<? extends JavaRevision> instance) {

	/**
	 * Provide an object that exists.
	 * @param revision the object; its class is annotated with {@link Revision}
	 * @return the revision
	 */
	public static ProvidedRevision of(JavaRevision revision) {
		return new ProvidedRevision(revision.getClass(), () -> revision);
	}

}
