package dev.limbeck.script;

import java.time.Instant;
import java.util.Optional;

import dev.limbeck.java.BatchRevision;
import dev.limbeck.java.JavaRevision;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.classfile.RevisionAnnotation;
import dev.limbeck.sql.Checksum;
import dev.limbeck.sql.ScriptProblem;
import org.jspecify.annotations.Nullable;

/**
 * A revision written in Java. What it declares is known without its class being loaded.
 * <p>
 * Code cannot be compared: what a compiler makes of it changes with the compiler. The
 * checksum therefore only tells a revision in Java from one in SQL. Format 1 is the text
 * {@code 1:} and the SHA-256, in lower-case hex, of the text {@code java revision } and
 * the id in UTF-8. Neither another name of the class nor other code is a change.
 */
public final class JavaRevisionDefinition implements RevisionDefinition {

	private final Revision revision;

	private final RevisionAnnotation annotation;

	private final RevisionClass source;

	JavaRevisionDefinition(Revision revision, RevisionAnnotation annotation, RevisionClass source) {
		this.revision = revision;
		this.annotation = annotation;
		this.source = source;
	}

	/**
	 * Return the same revision as if it had been written at another time.
	 * @param time when
	 * @return a copy
	 */
	public JavaRevisionDefinition writtenAt(Instant time) {
		return new JavaRevisionDefinition(this.revision.writtenAt(time), this.annotation, this.source);
	}

	/**
	 * Return the checksum that any revision in Java with an id has.
	 * @param id the id
	 * @return {@code 1:} and 64 hex digits
	 */
	public static String checksum(String id) {
		return Checksum.ofText("java revision " + id);
	}

	@Override
	public Revision revision() {
		return this.revision;
	}

	@Override
	public String checksum() {
		return checksum(this.revision.id());
	}

	/**
	 * Tell that its checksum says all: code is not compared.
	 */
	@Override
	public @Nullable String sourceHash() {
		return null;
	}

	/**
	 * Tell whether the class has a method {@code downgrade}, its own or inherited from
	 * another class. Classes that are not on the class path are taken to have none.
	 */
	@Override
	public boolean reversible() {
		return this.source.undoes();
	}

	/**
	 * Return the name of the class.
	 * @return the binary name, such as {@code db.migration.FillDueDates}
	 */
	public String className() {
		return this.source.name();
	}

	/**
	 * Tell whether the class is applied in chunks. A class that is not on the class path
	 * is taken not to be.
	 * @return whether it is a {@link BatchRevision}
	 */
	public boolean inChunks() {
		try {
			return BatchRevision.class.isAssignableFrom(this.source.load());
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

	/**
	 * Load the class and tell what keeps it from being used. It is not initialized.
	 * @return the reason, or nothing
	 */
	public Optional<ScriptProblem> problem() {
		try {
			return (this.source instanceof RevisionClass.Named named) ? problem(named) : Optional.empty();
		}
		catch (ClassNotFoundException ex) {
			return missing("its class, which is not on the class path");
		}
		catch (LinkageError ex) {
			return missing("classes that are not on the class path: " + ex);
		}
	}

	private Optional<ScriptProblem> problem(RevisionClass.Named named) throws ClassNotFoundException {
		dev.limbeck.java.Revision loaded = named.load().getAnnotation(dev.limbeck.java.Revision.class);
		if (loaded == null || !RevisionAnnotation.of(loaded).equals(this.annotation)) {
			return problem("stale-class", "the class path holds another version of this class than the location",
					"Compile it anew, and remove old copies of it from the class path.");
		}
		if (named.isForeign()) {
			return Optional.of(JavaRevisionReader.foreign(className(), className()));
		}
		return named.hasConstructor() ? Optional.empty()
				: problem("no-constructor", "the class has no constructor without parameters",
						"Add one. If a container of beans makes its object, run this in the application itself "
								+ "(java -jar app.jar limbeck ...).");
	}

	private Optional<ScriptProblem> missing(String what) {
		return problem("missing-class", "revision " + this.revision.id() + " needs " + what,
				"Put them on the class path: with --classpath on the command line, or run this in the "
						+ "application itself (java -jar app.jar limbeck ...).");
	}

	private Optional<ScriptProblem> problem(String code, String message, String action) {
		return Optional.of(new ScriptProblem(className(), code, message, action));
	}

	/**
	 * Make or find the object that runs.
	 * @return the object
	 * @throws ReflectiveOperationException if there is no such class or constructor, or
	 * if the constructor fails
	 */
	public JavaRevision create() throws ReflectiveOperationException {
		return this.source.create();
	}

}
