package dev.limbeck.script;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionName;
import dev.limbeck.sql.OddCharacter;
import dev.limbeck.sql.Passwords;
import dev.limbeck.sql.ScriptProblem;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Revision} of what an annotation declares, and tells what is wrong with
 * it.
 */
final class AnnotationRules {

	private final String origin;

	private final String className;

	private final List<ScriptProblem> problems;

	/**
	 * Prepare to read one annotation.
	 * @param origin what messages call the class, or its file
	 * @param className the annotated class
	 * @param problems takes what is wrong
	 */
	AnnotationRules(String origin, String className, List<ScriptProblem> problems) {
		this.origin = origin;
		this.className = className;
		this.problems = problems;
	}

	Revision read(RevisionAnnotation annotation) {
		check("id", List.of(annotation.id()), RevisionName::isId);
		check("revises", annotation.revises(), RevisionName::isId);
		check("dependsOn", annotation.dependsOn(), RevisionName::isLabel);
		check("labels", annotation.labels(), RevisionName::isLabel);
		return new Revision(annotation.id(), annotation.revises(), annotation.dependsOn(), annotation.labels(),
				List.of(), description(annotation.description()), created(annotation.created()), this.className);
	}

	private String description(String text) {
		return text.isBlank() ? ClassName.description(this.className)
				: Passwords.hideWithin(text.strip().replaceAll("\\s+", " "));
	}

	private void check(String element, List<String> names, Predicate<String> valid) {
		for (String name : names) {
			if (!valid.test(name)) {
				problem("bad-name", element, name, reason(name),
						(RevisionName.isReserved(name) && element.equals("revises"))
								? "Name a revision; a base revises nothing at all." : RevisionName.RULE);
			}
		}
	}

	private static String reason(String name) {
		if (RevisionName.isReserved(name)) {
			return "is a symbol with a meaning of its own";
		}
		return OddCharacter.firstUnseen(name, 0, name.length())
			.map((odd) -> "holds " + odd + ", which cannot be seen")
			.or(() -> OddCharacter.firstForeign(name).map((odd) -> "is no valid name: it holds " + odd))
			.orElse("is no valid name");
	}

	private @Nullable Instant created(String text) {
		Instant created = CreatedValue.parse(text.strip()).orElse(null);
		if (created == null && !text.isBlank()) {
			problem("bad-created", "created", text, "is no ISO date and time",
					"Write it in UTC, for example 2026-11-20T09:30:00Z.");
		}
		return created;
	}

	private void problem(String code, String element, String value, String reason, String action) {
		this.problems.add(new ScriptProblem(this.origin, code,
				"@Revision(" + element + " = \"" + value + "\") of class " + this.className + " " + reason, action));
	}

}
