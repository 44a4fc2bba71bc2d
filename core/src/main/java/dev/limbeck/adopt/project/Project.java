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
 */
public record Project(Tool tool, String folder, List<String> searchPath, List<Migration> migrations,
		List<Remark> remarks) {

	/**
	 * Copy the lists.
	 */
	public Project {
		searchPath = List.copyOf(searchPath);
		migrations = List.copyOf(migrations);
		remarks = List.copyOf(remarks);
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
