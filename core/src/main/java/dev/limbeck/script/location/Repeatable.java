package dev.limbeck.script.location;

import java.util.Set;

import dev.limbeck.script.RepeatableScript;
import dev.limbeck.sql.QualifiedName;

/**
 * A script that is run again when it has changed, among the others.
 *
 * @param script what it runs
 * @param needs names of those that it is run after
 * @param makes what its {@code CREATE} statements make
 * @param checksum of the script and of all that it needs
 */
public record Repeatable(RepeatableScript script, Set<String> needs, Set<QualifiedName> makes, String checksum) {

	/**
	 * Copy the sets.
	 */
	public Repeatable {
		needs = Set.copyOf(needs);
		makes = Set.copyOf(makes);
	}

	/**
	 * Return what it is called.
	 * @return its path in the folder {@code repeatable}, without {@code .sql}
	 */
	public String name() {
		return this.script.name();
	}

	/**
	 * Tell whether it may make something.
	 * @param name of what
	 * @return whether one of its statements makes what may have this name
	 */
	public boolean mayMake(QualifiedName name) {
		return this.makes.stream().anyMatch(name::maybe);
	}

}
