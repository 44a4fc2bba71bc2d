package dev.limbeck.adopt.flyway;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.limbeck.adopt.flyway.FlywayName.Kind;
import dev.limbeck.adopt.project.ForeignClass;
import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Migration;
import dev.limbeck.adopt.project.Project;
import dev.limbeck.adopt.project.ProjectFolder;
import dev.limbeck.adopt.project.Remark;
import dev.limbeck.adopt.project.Tool;
import dev.limbeck.adopt.project.ToolSettings;
import dev.limbeck.adopt.project.VersionTime;
import org.jspecify.annotations.Nullable;

/**
 * The files of one Flyway project, sorted by what Flyway does with them. To be used once.
 */
final class FlywayFiles {

	private static final Set<String> VENDORS = Set.of("h2", "hsqldb", "hsql", "derby", "mysql", "mariadb", "oracle",
			"sqlserver", "mssql", "db2", "sqlite", "cockroachdb", "informix", "firebird", "snowflake", "redshift");

	private static final List<String> EVENTS = List.of("before", "after", "create");

	private final ProjectFolder folder;

	private final FlywaySettings settings;

	private final TreeMap<FlywayVersion, String> versioned = new TreeMap<>();

	private final TreeMap<FlywayVersion, String> undo = new TreeMap<>();

	private final TreeMap<FlywayVersion, String> baselines = new TreeMap<>();

	private final TreeMap<String, String> repeatable = new TreeMap<>();

	private final List<Remark> remarks = new ArrayList<>();

	private final List<ForeignClass> code = new ArrayList<>();

	FlywayFiles(ProjectFolder folder, FlywaySettings settings) {
		this.folder = folder;
		this.settings = settings;
	}

	static String name(String file) {
		return file.substring(file.lastIndexOf('/') + 1);
	}

	Project read() {
		this.folder.files().forEach(this::sort);
		List<Migration> migrations = new ArrayList<>();
		baseline().ifPresent(migrations::add);
		TreeMap<FlywayVersion, Migration> byVersion = new TreeMap<>();
		JavaMigrations.beside(this.folder).forEach((name) -> code(name, byVersion));
		this.versioned.forEach((version, file) -> byVersion.put(version, versioned(version, file)));
		migrations.addAll(byVersion.values());
		this.repeatable.forEach((description, file) -> migrations.add(repeatable(description, file)));
		this.undo.forEach(this::reportStray);
		return new Project(Tool.FLYWAY, this.folder.name(""), this.settings.searchPath(), Project.chain(migrations),
				this.remarks, this.code);
	}

	private void sort(String file) {
		if (isOfAnotherDatabase(file)) {
			this.remarks.add(Remark.note("other-database", this.folder.name(file), 0, "is for another database",
					"It is passed over."));
			return;
		}
		String name = name(file);
		FlywayName read = FlywayName.of(name, this.settings).orElse(null);
		if (read == null) {
			other(file, name);
		}
		else if (read.kind() == Kind.REPEATABLE) {
			add(this.repeatable, read.description(), file);
		}
		else {
			add(byVersion(read.kind()), Objects.requireNonNull(read.version()), file);
		}
	}

	// As {vendor} in the locations has them.
	private static boolean isOfAnotherDatabase(String file) {
		return file.contains("/") && Arrays.stream(file.substring(0, file.lastIndexOf('/')).split("/"))
			.anyMatch((part) -> VENDORS.contains(part.toLowerCase(Locale.ROOT)));
	}

	private TreeMap<FlywayVersion, String> byVersion(Kind kind) {
		return switch (kind) {
			case VERSIONED -> this.versioned;
			case UNDO -> this.undo;
			default -> this.baselines;
		};
	}

	private <K> void add(TreeMap<K, String> files, K key, String file) {
		String other = files.putIfAbsent(key, file);
		if (other != null) {
			this.remarks.add(Remark.left("same-version", this.folder.name(file), 0,
					"has the same version as " + this.folder.name(other) + ", which Flyway refuses",
					"Give one of them another version, and adopt again."));
		}
	}

	private void other(String file, String name) {
		String words = name.toLowerCase(Locale.ROOT);
		boolean sql = this.settings.suffixes().stream().anyMatch(name::endsWith);
		if (sql && EVENTS.stream().anyMatch(words::startsWith)) {
			this.remarks.add(Remark.left("callback", this.folder.name(file), 0,
					"a callback is not carried over: Limbeck runs none",
					"Write what it does once into a revision; what it does each time belongs elsewhere."));
		}
		else if (sql) {
			this.remarks.add(Remark.note("passed-over", this.folder.name(file), 0,
					"Flyway passes over this file: its name says nothing to it", "It is passed over here, too."));
		}
	}

	private void code(JavaMigrations.Source source, TreeMap<FlywayVersion, Migration> byVersion) {
		FlywayName name = source.name();
		FlywayVersion version = name.version();
		if (version == null) {
			this.remarks.add(Remark.left("java-migration", source.file(), 0,
					"a repeatable migration in a programming language is not carried over",
					"Write a revision that does the same, behind all others."));
			return;
		}
		byVersion.put(version, new Migration(version.text(), "V" + version.text(), List.of(), name.description(),
				VersionTime.of(version.text()), null, null, null, false));
		this.code.add(new ForeignClass(version.text(), source.file(), source.className()));
	}

	private Optional<Migration> baseline() {
		if (this.baselines.isEmpty()) {
			return Optional.empty();
		}
		Map.Entry<FlywayVersion, String> last = this.baselines.lastEntry();
		boolean covered = !this.versioned.headMap(last.getKey(), true).isEmpty();
		for (Map.Entry<FlywayVersion, String> each : this.baselines.entrySet()) {
			boolean taken = !covered && each.equals(last);
			if (!taken) {
				this.remarks.add(Remark.note("baseline", this.folder.name(each.getValue()), 0,
						"a baseline stands for versions that are there, too",
						"It is not carried over: the versions up to " + each.getKey().text() + " do the same."));
			}
		}
		return covered ? Optional.empty()
				: Optional.of(migration("B" + last.getKey().text(), last.getKey(), last.getValue(), null));
	}

	private Migration versioned(FlywayVersion version, String file) {
		return migration("V" + version.text(), version, file, this.undo.remove(version));
	}

	private Migration migration(String name, FlywayVersion version, String file, @Nullable String undo) {
		String description = FlywayName.of(name(file), this.settings).map(FlywayName::description).orElse("");
		String text = text(file);
		Placeholders placeholders = new Placeholders(this.settings);
		ForeignScript up = script(file, text, placeholders);
		ForeignScript down = (undo != null) ? script(undo, text(undo), placeholders) : null;
		this.remarks.addAll(placeholders.remarks());
		return new Migration(name.startsWith("B") ? name : version.text(), name, List.of(), description,
				VersionTime.of(version.text()), FlywayChecksum.of(text), up, down, placeholders.leftSome());
	}

	private Migration repeatable(String description, String file) {
		String text = text(file);
		Placeholders placeholders = new Placeholders(this.settings);
		ForeignScript up = script(file, text, placeholders);
		this.remarks.addAll(placeholders.remarks());
		this.remarks.add(Remark.note("repeatable", this.folder.name(file), 0,
				"Flyway runs this again whenever it has changed; here it is a revision behind all others",
				"Write each later change of it as a new revision."));
		return new Migration("R:" + description, "R." + description, List.of(), description, null,
				FlywayChecksum.of(up.text()), up, null, placeholders.leftSome());
	}

	private String text(String file) {
		String conf = configured(file).getOrDefault("encoding", "");
		return conf.isEmpty() ? this.folder.read(file, this.settings.encoding())
				: this.folder.read(file, Charset.forName(conf));
	}

	private ForeignScript script(String file, String text, Placeholders placeholders) {
		Map<String, String> configured = configured(file);
		boolean inTransaction = !"false".equalsIgnoreCase(configured.getOrDefault("executeInTransaction", "").strip());
		boolean expands = this.settings.expands()
				&& !"false".equalsIgnoreCase(configured.getOrDefault("placeholderReplacement", "").strip());
		if (configured.containsKey("shouldExecute")) {
			this.remarks.add(Remark.left("condition", this.folder.name(file + ".conf"), 0,
					"shouldExecute is not carried over: the revision runs everywhere",
					"Write the condition into the revision, as IF in a DO block."));
		}
		ForeignScript script = ForeignScript.of(this.folder.name(file), text).transactional(inTransaction);
		return expands ? placeholders.expand(script, name(file)) : script;
	}

	private Map<String, String> configured(String file) {
		return this.folder.has(file + ".conf") ? ToolSettings.properties(this.folder.read(file + ".conf")) : Map.of();
	}

	private void reportStray(FlywayVersion version, String file) {
		this.remarks.add(Remark.left("undo-without-version", this.folder.name(file), 0,
				"there is no version " + version.text() + " that it could undo", "Delete it, or add what it undoes."));
	}

}
