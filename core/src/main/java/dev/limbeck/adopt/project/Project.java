package dev.limbeck.adopt.project;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a tool has in a folder.
 *
 * @param tool the tool
 * @param folder the folder of its migrations, as people call it
 * @param searchPath schemas that its SQL is to find things in first, and that it makes;
 * none for what the session has
 * @param migrations the migrations, each behind its parents
 * @param remarks what people should know
 * @param code migrations that are classes of a program
 */
public record Project(Tool tool, String folder, List<String> searchPath, List<Migration> migrations,
		List<Remark> remarks, List<ForeignClass> code) {

	/**
	 * Create a project without code.
	 * @param tool the tool
	 * @param folder the folder of its migrations
	 * @param searchPath schemas that its SQL is to find things in first
	 * @param migrations the migrations, each behind its parents
	 * @param remarks what people should know
	 */
	public Project(Tool tool, String folder, List<String> searchPath, List<Migration> migrations,
			List<Remark> remarks) {
		this(tool, folder, searchPath, migrations, remarks, List.of());
	}

	/**
	 * Copy the lists.
	 */
	public Project {
		code = List.copyOf(code);
		searchPath = List.copyOf(searchPath);
		migrations = List.copyOf(migrations);
		remarks = List.copyOf(remarks);
	}

	/**
	 * Find a migration.
	 * @param key what the tool calls it
	 * @return the migration
	 */
	public Migration migration(String key) {
		return this.migrations.stream().filter((each) -> each.key().equals(key)).findFirst().orElseThrow();
	}

	/**
	 * Put migrations one behind the other.
	 * @param migrations in the order of their tool
	 * @return each behind the one before it
	 */
	public static List<Migration> chain(List<Migration> migrations) {
		List<Migration> chain = new ArrayList<>();
		List<String> last = List.of();
		for (Migration migration : migrations) {
			chain.add(migration.behind(last));
			last = List.of(migration.key());
		}
		return chain;
	}

}
