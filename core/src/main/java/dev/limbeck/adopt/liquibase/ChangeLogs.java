package dev.limbeck.adopt.liquibase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.ProjectFolder;
import dev.limbeck.adopt.project.Remark;
import org.jspecify.annotations.Nullable;

/**
 * Follows a changelog to all that it includes, in order. To be used once.
 */
final class ChangeLogs {

	private static final Set<String> FORMS = Set.of("sql", "xml", "yaml", "yml", "json");

	/** How many changelogs may include one another: no project has a tenth of that. */
	private static final int DEEPEST = 200;

	/** As long as a file may be, in characters. */
	private static final int LONGEST = 64 * 1024 * 1024;

	private final ProjectFolder folder;

	private final String prefix;

	private int depth;

	private final List<ChangeSet> changeSets = new ArrayList<>();

	private final List<Remark> remarks = new ArrayList<>();

	private final Map<String, String> properties = new HashMap<>();

	private final Map<String, String> types = new HashMap<>();

	private final Set<String> seen = new HashSet<>();

	/**
	 * Begin.
	 * @param folder the folder of the changelogs
	 * @param prefix where the folder lies as seen from the class path, with a slash at
	 * its end, or empty
	 */
	ChangeLogs(ProjectFolder folder, String prefix) {
		this.folder = folder;
		this.prefix = prefix;
	}

	List<ChangeSet> changeSets() {
		return this.changeSets;
	}

	List<Remark> remarks() {
		return this.remarks;
	}

	/**
	 * Read a changelog.
	 * @param file its path in the folder
	 */
	void read(String file) {
		String origin = this.folder.name(file);
		if (!this.seen.add(file)) {
			return;
		}
		if (this.depth == DEEPEST) {
			throw bad(origin, "more than " + DEEPEST + " changelogs include one another",
					"Let one changelog include many.");
		}
		this.depth++;
		String text = this.folder.read(file);
		if (file.endsWith(".sql")) {
			sql(file, origin, text);
		}
		else if (file.endsWith(".xml")) {
			read(file, XmlChangeLog.read(origin, text));
		}
		else if (file.endsWith(".yaml") || file.endsWith(".yml") || file.endsWith(".json")) {
			read(file, YamlChangeLog.read(origin, text));
		}
		else {
			this.remarks.add(Remark.left("changelog", origin, 0, "a changelog of this form is not read",
					"Have Liquibase write its SQL (update-sql), and make revisions of that."));
		}
		this.depth--;
	}

	private static LimbeckException bad(String origin, String problem, String action) {
		return new LimbeckException("bad-changelog", origin + ": " + problem + ".", action);
	}

	private void sql(String file, String origin, String text) {
		if (FormattedSql.is(text)) {
			new FormattedSql(this.prefix + file, origin, expanded(origin, text)).read().forEach(this::add);
		}
		else {
			add(new ChangeSet(this.prefix + file, "includeAll", "raw", "",
					ForeignScript.of(origin, expanded(origin, text)), null, List.of()));
		}
	}

	private void add(ChangeSet changeSet) {
		this.changeSets.add(changeSet);
		this.remarks.addAll(changeSet.remarks());
	}

	private void read(String file, Element log) {
		for (Element element : log.children()) {
			switch (element.name()) {
				case "property" -> property(element);
				case "include" -> include(file, element);
				case "includeAll" -> includeAll(file, element);
				case "changeSet" -> changeSet(file, element, log.get("logicalFilePath"));
				case "preConditions" -> this.remarks.add(Remark.note("precondition", this.folder.name(file),
						element.line(), "preconditions are not carried over",
						"A revision runs once, where those before it have run."));
				default -> this.remarks.add(left(file, element));
			}
		}
	}

	private Remark left(String file, Element element) {
		return Remark.left("changelog", this.folder.name(file), element.line(), element.name() + " is not carried over",
				"Write what it does into a revision.");
	}

	private void property(Element element) {
		if (element.isForPostgres()) {
			this.properties.putIfAbsent(element.get("name"), element.get("value"));
		}
	}

	private void include(String file, Element element) {
		String included = resolve(file, element.get("file"), element.is("relativeToChangelogFile"));
		if (this.folder.has(included)) {
			read(included);
		}
		else {
			this.remarks.add(Remark.left("missing-file", this.folder.name(file), element.line(),
					"includes " + element.get("file") + ", which is not there", "Restore the file, and adopt again."));
		}
	}

	private void includeAll(String file, Element element) {
		String path = resolve(file, element.get("path"), element.is("relativeToChangelogFile"));
		String below = (path.isEmpty() || path.endsWith("/")) ? path : path + "/";
		this.folder.files()
			.stream()
			.filter((each) -> each.startsWith(below) && !each.equals(file)
					&& FORMS.contains(each.substring(each.lastIndexOf('.') + 1)))
			.forEach(this::read);
	}

	private String resolve(String file, String named, boolean relative) {
		String path = named.replace('\\', '/').replaceFirst("^classpath\\*?:", "").replaceFirst("^/+", "");
		String here = file.contains("/") ? file.substring(0, file.lastIndexOf('/') + 1) : "";
		if (!relative && path.startsWith(this.prefix)) {
			return path.substring(this.prefix.length());
		}
		String whole = Path.of(relative ? here + path : path).normalize().toString().replace('\\', '/');
		return (!relative && !this.folder.has(whole) && this.folder.has(here + path)) ? here + path : whole;
	}

	private void changeSet(String file, Element element, String logicalPath) {
		String origin = this.folder.name(file);
		ChangeSetRules rules = new ChangeSetRules(origin, element);
		if (!rules.isWanted()) {
			this.remarks.add(Remark.note("other-database", origin, element.line(),
					element.get("author") + ":" + element.get("id") + " is for other databases",
					"It is not carried over."));
			return;
		}
		ChangeSql sql = new ChangeSql(origin, (named, relative) -> script(file, named, relative), this.types);
		String up = sql.all(element.children());
		@Nullable String down = sql.rollback(element);
		List<Remark> found = new ArrayList<>(rules.remarks());
		found.addAll(sql.remarks());
		String path = element.get("logicalFilePath").isEmpty() ? logicalPath : element.get("logicalFilePath");
		add(new ChangeSet(path.isEmpty() ? this.prefix + file : path, element.get("author"), element.get("id"),
				element.value("comment").strip(), rules.script(element.line(), expanded(origin, up)),
				(down != null) ? rules.script(element.line(), expanded(origin, down)) : null, found));
	}

	private @Nullable String script(String file, String named, boolean relative) {
		String script = resolve(file, named, relative);
		return this.folder.has(script) ? this.folder.read(script) : null;
	}

	// A property may hold another one several times, and that again.
	private String expanded(String origin, String text) {
		String expanded = text;
		for (Map.Entry<String, String> property : this.properties.entrySet()) {
			String name = "${" + property.getKey() + "}";
			long longer = property.getValue().length() - name.length();
			if (expanded.length() + longer * count(expanded, name) > LONGEST) {
				throw bad(origin, "with the values of its properties it has more than " + LONGEST + " characters",
						"Look for a property that others hold.");
			}
			expanded = expanded.replace(name, property.getValue());
		}
		return expanded;
	}

	private static long count(String text, String name) {
		long count = 0;
		for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
			count++;
		}
		return count;
	}

}
