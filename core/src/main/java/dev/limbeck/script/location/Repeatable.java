package dev.limbeck.script.location;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.limbeck.script.FolderScript;
import dev.limbeck.script.Section;
import dev.limbeck.sql.CreateStatement;
import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.placeholder.Placeholders;

/**
 * A script that is run again when it has changed, among the others.
 *
 * @param script what it runs
 * @param needs names of those that it is run after
 * @param views the views that its {@code CREATE} statements make, materialized ones too
 * @param checksum of the script and of all that it needs
 */
public record Repeatable(FolderScript script, Set<String> needs, Set<QualifiedName> views, String checksum) {

	/**
	 * Copy the sets.
	 */
	public Repeatable {
		needs = Set.copyOf(needs);
		views = Set.copyOf(views);
	}

	static Repeatable of(FolderScript script, Set<String> needs, String checksum) {
		return new Repeatable(script, needs, made(script, Set.of("VIEW")), checksum);
	}

	/**
	 * Find what a script makes.
	 * @param script the script; what it makes under a name with a placeholder is found
	 * when it has its value
	 * @param kinds what to look for, such as {@code VIEW}
	 * @return the names
	 */
	static Set<QualifiedName> made(FolderScript script, Set<String> kinds) {
		Set<QualifiedName> names = new LinkedHashSet<>();
		Section section = script.section();
		for (SqlStatement statement : section.statements()) {
			CreateStatement.of(section.sql(statement))
				.filter((create) -> kinds.contains(create.kind()))
				.ifPresent((create) -> names.add(create.name()));
		}
		return names;
	}

	Repeatable expanding(Placeholders values) {
		FolderScript expanded = this.script.expanding(values);
		return (expanded != this.script) ? of(expanded, this.needs, this.checksum) : this;
	}

	/**
	 * Return what it is called.
	 * @return its path in the folder {@code repeatable}, without {@code .sql}
	 */
	public String name() {
		return this.script.name();
	}

	/**
	 * Tell whether it may make a view.
	 * @param name of the view
	 * @return whether one of its statements makes a view that may have this name
	 */
	public boolean mayMakeView(QualifiedName name) {
		return this.views.stream().anyMatch(name::maybe);
	}

}
