package dev.limbeck.step;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.java.JavaRevision;
import dev.limbeck.script.JavaRevisionDefinition;
import dev.limbeck.session.HarmlessCause;
import dev.limbeck.sql.Passwords;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import org.jspecify.annotations.Nullable;

/**
 * The objects of all steps in Java, made before the first step runs.
 */
public final class JavaObjects {

	private static final Passwords PASSWORDS = new Passwords("");

	private final Map<String, JavaRevision> objects = new HashMap<>();

	private final List<String> failures = new ArrayList<>();

	private final Set<String> actions = new LinkedHashSet<>();

	private @Nullable Throwable cause;

	private JavaObjects() {
	}

	/**
	 * Check that the classes of all steps are there and fit. No code of theirs is run.
	 * @param steps the steps
	 * @throws ScriptException if one of them cannot be used, with all such classes
	 */
	public static void requireClasses(List<RunnableStep> steps) {
		List<ScriptProblem> problems = definitions(steps).stream()
			.map(JavaRevisionDefinition::problem)
			.flatMap(Optional::stream)
			.toList();
		if (!problems.isEmpty()) {
			throw new ScriptException(problems);
		}
	}

	/**
	 * Make the objects.
	 * @param steps the steps
	 * @return an object for each step in Java
	 * @throws LimbeckException if one of them cannot be made, with all of them
	 */
	public static JavaObjects of(List<RunnableStep> steps) {
		requireClasses(steps);
		JavaObjects objects = new JavaObjects();
		definitions(steps).forEach(objects::make);
		if (!objects.failures.isEmpty()) {
			throw new LimbeckException("failed-class", String.join("\n", objects.failures) + "\nNothing was run.",
					String.join("\n", objects.actions), objects.cause);
		}
		return objects;
	}

	private static List<JavaRevisionDefinition> definitions(List<RunnableStep> steps) {
		return steps.stream().filter(JavaStep.class::isInstance).map((step) -> ((JavaStep) step).definition()).toList();
	}

	/**
	 * Return the object of a revision.
	 * @param id a revision in Java among the steps
	 * @return its object
	 */
	public JavaRevision get(String id) {
		JavaRevision object = this.objects.get(id);
		if (object == null) {
			throw new IllegalArgumentException(id);
		}
		return object;
	}

	private void make(JavaRevisionDefinition definition) {
		try {
			this.objects.put(definition.revision().id(), definition.create());
		}
		catch (LimbeckException ex) {
			failed(definition, ".\n" + ex.description(), ex.action(), ex);
		}
		catch (InvocationTargetException ex) {
			failed(definition, "its constructor failed", ex.getTargetException());
		}
		catch (ExceptionInInitializerError ex) {
			failed(definition, "its static initializer failed", (ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (InaccessibleObjectException ex) {
			failed(definition, "its module does not open the package", ex);
		}
		catch (ReflectiveOperationException | LinkageError | RuntimeException ex) {
			failed(definition, "that failed", ex);
		}
	}

	private void failed(JavaRevisionDefinition definition, String what, Throwable reason) {
		CodePlace place = CodePlace.of(reason, List.of(definition.className()));
		failed(definition,
				": " + what + ((place != null) ? " at " + place : "") + ": " + PASSWORDS.hide(reason.toString()),
				"Correct " + definition.className() + " and start again.", reason);
	}

	private void failed(JavaRevisionDefinition definition, String what, String action, Throwable reason) {
		this.failures.add("The object of " + definition.className() + ", revision " + definition.revision().id()
				+ ", cannot be made" + what);
		this.actions.add(action);
		this.cause = (this.cause != null) ? this.cause : HarmlessCause.of(PASSWORDS, reason);
	}

}
