package dev.limbeck.adopt;

/**
 * A class that runs a migration of another tool as a revision.
 *
 * @param name the class, with its package
 * @param revision the id of its revision
 * @param origin the source of the migration, as people call it
 * @param text its own source
 */
public record AdoptedClass(String name, String revision, String origin, String text) {

	/**
	 * Return where it lies.
	 * @return its package
	 */
	public String packageName() {
		return this.name.substring(0, this.name.lastIndexOf('.'));
	}

	/**
	 * Return its file.
	 * @return a path below the folder of sources
	 */
	public String file() {
		return this.name.replace('.', '/') + ".java";
	}

}
