package dev.limbeck.adopt.liquibase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.adopt.project.Remark;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of changes, as Liquibase writes it for PostgreSQL.
 */
final class ChangeSql {

	private static final Set<String> NO_CHANGES = Set.of("comment", "rollback", "validCheckSum", "tagDatabase", "empty",
			"modifySql", "output");

	private static final Set<String> GUARDS = Set.of("tableExists", "columnExists", "indexExists", "sequenceExists",
			"viewExists", "foreignKeyConstraintExists", "primaryKeyExists", "uniqueConstraintExists", "dbms");

	private final String origin;

	private final Scripts scripts;

	private final Map<String, String> types;

	private final List<Remark> remarks = new ArrayList<>();

	/**
	 * Begin.
	 * @param origin the file of the changes, as people call it
	 * @param scripts reads files that they name
	 * @param types types of columns that are known, which grows, as
	 * {@link LoadedData#key} names them
	 */
	ChangeSql(String origin, Scripts scripts, Map<String, String> types) {
		this.origin = origin;
		this.scripts = scripts;
		this.types = types;
	}

	List<Remark> remarks() {
		return this.remarks;
	}

	/**
	 * Return the SQL of several changes.
	 * @param changes the parts of a changeset
	 * @return statements, each with a semicolon
	 */
	String all(List<Element> changes) {
		StringBuilder sql = new StringBuilder();
		for (Element change : changes) {
			if (change.isForPostgres()) {
				String one = one(change);
				if (!one.isBlank()) {
					sql.append(one.strip());
					sql.append((one.strip().endsWith(";") || one.strip().endsWith("/")) ? "\n" : ";\n");
				}
			}
		}
		return sql.toString();
	}

	/**
	 * Return how a changeset is taken back.
	 * @param changeSet the changeset
	 * @return statements, or {@code null} if it does not say, and it does not follow from
	 * its changes
	 */
	@Nullable String rollback(Element changeSet) {
		List<Element> rollbacks = changeSet.all("rollback");
		if (rollbacks.isEmpty()) {
			return TypedChange.reversed(changeSet.children()
				.stream()
				.filter((change) -> !NO_CHANGES.contains(change.name()) && !change.name().equals("preConditions"))
				.toList());
		}
		StringBuilder sql = new StringBuilder();
		for (Element rollback : rollbacks) {
			if (rollback.attributes().containsKey("changeSetId")) {
				this.remarks
					.add(left(rollback, "the way back is that of another changeset", "Write it into the revision."));
				return null;
			}
			String text = rollback.text().isBlank() ? rollback.get("sql") : rollback.text();
			sql.append(text.isBlank() ? all(rollback.children())
					: text.strip() + (text.strip().endsWith(";") ? "\n" : ";\n"));
		}
		return sql.toString();
	}

	private String one(Element change) {
		if (NO_CHANGES.contains(change.name())) {
			return "";
		}
		return switch (change.name()) {
			case "preConditions" -> precondition(change);
			case "sql" -> change.text().isBlank() ? change.value("sql") : change.text();
			case "createProcedure" -> change.text().isBlank() ? change.value("procedureText") : change.text();
			case "sqlFile" -> file(change);
			case "loadData", "loadUpdateData" -> data(change);
			default -> typed(change);
		};
	}

	private String precondition(Element change) {
		boolean guards = change.children().stream().allMatch(ChangeSql::guards);
		this.remarks.add(guards
				? Remark.note("precondition", this.origin, change.line(),
						"preconditions about what is there are not " + "carried over",
						"A revision runs once, where those before it have run.")
				: left(change, "preconditions are not carried over",
						"Write the condition into the revision, as IF in a DO block."));
		return "";
	}

	private static boolean guards(Element condition) {
		return GUARDS.contains(condition.name()) || (Set.of("not", "and", "or").contains(condition.name())
				&& condition.children().stream().allMatch(ChangeSql::guards));
	}

	private String file(Element change) {
		String sql = this.scripts.read(change.get("path"), change.is("relativeToChangelogFile"));
		if (sql == null) {
			this.remarks.add(left(change, change.get("path") + " is not there", "Restore the file, and adopt again."));
			return "";
		}
		return sql;
	}

	private String data(Element change) {
		String text = this.scripts.read(change.get("file"), change.is("relativeToChangelogFile"));
		if (text == null) {
			this.remarks.add(left(change, change.get("file") + " is not there", "Restore the file, and adopt again."));
			return refusal(change);
		}
		LoadedData data = new LoadedData(change, this.types);
		String sql = data.sql(text);
		data.problems()
			.forEach((problem) -> this.remarks
				.add(left(change, problem, "Correct it, or say its type in the changelog, and adopt again.")));
		return (sql != null) ? sql : refusal(change);
	}

	private String refusal(Element change) {
		return "SELECT 1 / 0 /* " + change.name() + " of " + this.origin.replace("*/", "") + ":" + change.line()
				+ " */";
	}

	private String typed(Element change) {
		if (change.name().equals("createTable") || change.name().equals("addColumn")) {
			change.all("column")
				.forEach((column) -> this.types.put(LoadedData.key(change.get("tableName"), column.get("name")),
						column.get("type")));
		}
		String sql = TypedChange.sql(change);
		if (sql == null) {
			this.remarks.add(left(change, change.name() + " is not carried over",
					"Write its SQL into the revision; \"liquibase update-sql\" shows it."));
			return refusal(change);
		}
		return sql;
	}

	private Remark left(Element change, String message, String action) {
		return Remark.left("changelog", this.origin, change.line(), message, action);
	}

	static String columns(String list) {
		return List.of(list.split(",")).stream().map(String::strip).collect(Collectors.joining(", "));
	}

	/**
	 * Reads files that changes name.
	 */
	interface Scripts {

		/**
		 * Read a file.
		 * @param path as the change names it
		 * @param relative whether as seen from the changelog
		 * @return its content, or {@code null} if it is not there
		 */
		@Nullable String read(String path, boolean relative);

	}

}
