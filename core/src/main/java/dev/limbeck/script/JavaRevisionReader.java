package dev.limbeck.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.classfile.ClassFile;
import dev.limbeck.script.classfile.MalformedClassException;
import dev.limbeck.script.classfile.RevisionAnnotation;
import dev.limbeck.sql.ScriptProblem;
import org.jspecify.annotations.Nullable;

/**
 * Finds the revisions among classes, each class once, and everything that is wrong with
 * what they declare.
 */
public final class JavaRevisionReader {

	private static final String ANNOTATION = "@" + dev.limbeck.java.Revision.class.getSimpleName();

	private final ClassLoader classLoader;

	private final List<ScriptProblem> problems = new ArrayList<>();

	private final Map<String, Declared> classes = new LinkedHashMap<>();

	public JavaRevisionReader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Add a class whose object somebody else makes. Such classes come before files.
	 * @param provided the class
	 */
	public void add(ProvidedRevision provided) {
		String name = provided.type().getName();
		dev.limbeck.java.Revision annotation = provided.type().getAnnotation(dev.limbeck.java.Revision.class);
		if (annotation == null) {
			problem(name, "no-revision", "the class has no " + ANNOTATION,
					"Annotate it with " + ANNOTATION + "(id = \"...\").");
		}
		else if (this.classes.containsKey(name)) {
			problem(name, "duplicate-class", "there are two objects of this class", "Provide one.");
		}
		else {
			this.classes.put(name,
					new Declared(name, RevisionAnnotation.of(annotation), new RevisionClass.Provided(provided)));
		}
	}

	/**
	 * Add a class file, unless it is no revision.
	 * @param origin what messages call the file
	 * @param bytes its content
	 */
	public void add(String origin, byte[] bytes) {
		try {
			ClassFile file = ClassFile.read(bytes);
			if (file.annotation() != null) {
				add(origin, file, file.annotation());
			}
		}
		catch (MalformedClassException ex) {
			malformed(origin, ex.getMessage());
		}
		catch (IOException ex) {
			malformed(origin, "it is cut off or garbled");
		}
	}

	private void malformed(String origin, @Nullable String reason) {
		problem(origin, "bad-class-file", "this is no class file: " + reason, "Compile it anew, or delete it.");
	}

	private void add(String origin, ClassFile file, RevisionAnnotation annotation) {
		Declared known = this.classes.get(file.name());
		if (known == null) {
			this.classes.put(file.name(),
					new Declared(origin, annotation, new RevisionClass.Named(file, this.classLoader)));
		}
		else if (known.source() instanceof RevisionClass.Named && !known.annotation().equals(annotation)) {
			problem(origin, "duplicate-class",
					"class " + file.name() + " is also in " + known.origin() + ", with another " + ANNOTATION,
					"Delete the older one.");
		}
	}

	private void check(String origin, RevisionClass.Named named) {
		if (!named.file().concrete()) {
			problem(origin, "abstract-class", "class " + named.name() + " has " + ANNOTATION + ", but is abstract",
					"Annotate the class that extends it.");
		}
		else if (named.isForeign()) {
			this.problems.add(foreign(origin, named.name()));
		}
	}

	static ScriptProblem foreign(String origin, String name) {
		return new ScriptProblem(origin, "no-java-revision",
				"class " + name + " has " + ANNOTATION + ", but does not implement " + JavaRevision.class.getName(),
				"Let it implement the interface, or take the annotation away.");
	}

	/**
	 * Return the revisions that were found, those aside with which something is wrong.
	 * @return their definitions
	 */
	public List<JavaRevisionDefinition> definitions() {
		List<JavaRevisionDefinition> definitions = new ArrayList<>();
		this.classes.forEach((name, declared) -> {
			int before = this.problems.size();
			JavaRevisionDefinition definition = define(name, declared);
			if (declared.source() instanceof RevisionClass.Named named) {
				check(declared.origin(), named);
			}
			if (this.problems.size() == before) {
				definitions.add(definition);
			}
		});
		return definitions;
	}

	private JavaRevisionDefinition define(String name, Declared declared) {
		Revision revision = new AnnotationRules(declared.origin(), name, this.problems).read(declared.annotation());
		return new JavaRevisionDefinition(revision, declared.annotation(), declared.source());
	}

	/**
	 * Return what is wrong.
	 * @return the problems found so far, those of {@link #definitions()} included
	 */
	public List<ScriptProblem> problems() {
		return this.problems;
	}

	private void problem(String origin, String code, String message, String action) {
		this.problems.add(new ScriptProblem(origin, code, message, action));
	}

	/**
	 * A class with the annotation.
	 *
	 * @param origin what messages call it, or its file
	 * @param annotation what it declares
	 * @param source the class
	 */
	private record Declared(String origin, RevisionAnnotation annotation, RevisionClass source) {

	}

}
