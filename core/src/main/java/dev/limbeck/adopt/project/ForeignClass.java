package dev.limbeck.adopt.project;

/**
 * A migration of another tool that is a class.
 *
 * @param key of the migration, which has no SQL
 * @param file its source, as people call it
 * @param name the class, with its package
 */
public record ForeignClass(String key, String file, String name) {

	/**
	 * Return the class without its package.
	 * @return its simple name
	 */
	public String simpleName() {
		return this.name.substring(this.name.lastIndexOf('.') + 1);
	}

}
