package dev.limbeck.adopt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.limbeck.adopt.project.ForeignClass;
import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Migration;
import dev.limbeck.adopt.project.Project;
import dev.limbeck.adopt.project.Remark;
import dev.limbeck.generate.Slug;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * The revision files that a project becomes, and what is left to people.
 *
 * @param project what was read
 * @param files what is to be written, each behind its parents
 * @param remarks what people should know, of the project and of the files
 * @param classes sources of revisions in Java
 */
public record AdoptionPlan(Project project, List<AdoptedFile> files, List<Remark> remarks, List<AdoptedClass> classes) {

	private static final int SLUG = 60;

	private static final int DIGITS = 4;

	/**
	 * Copy the lists.
	 */
	public AdoptionPlan {
		files = List.copyOf(files);
		remarks = List.copyOf(remarks);
		classes = List.copyOf(classes);
	}

	/**
	 * Plan an adoption. Nothing is written.
	 * @param project what was read
	 * @param packageName of classes, such as {@code db.limbeck}, or {@code null} if none
	 * can be written
	 * @return the plan
	 */
	public static AdoptionPlan of(Project project, @Nullable String packageName) {
		return new Planning(project, packageName).plan();
	}

	/**
	 * Return what is left to people.
	 * @return the remarks about what is not carried over
	 */
	public List<Remark> left() {
		return this.remarks.stream().filter(Remark::forPerson).toList();
	}

	/**
	 * Return what was done in a way that people should know.
	 * @return the other remarks
	 */
	public List<Remark> notes() {
		return this.remarks.stream().filter((remark) -> !remark.forPerson()).toList();
	}

	/**
	 * Return what is to be written.
	 * @return the contents of the files, by their names
	 */
	public Map<String, String> texts() {
		Map<String, String> texts = new LinkedHashMap<>();
		this.files.forEach((file) -> texts.put(file.name(), file.text()));
		return texts;
	}

	/**
	 * Put remarks of one kind together.
	 * @param remarks any remarks
	 * @return the same by their codes, in the order in which these occur
	 */
	public static Map<String, List<Remark>> grouped(List<Remark> remarks) {
		Map<String, List<Remark>> groups = new LinkedHashMap<>();
		remarks.forEach((remark) -> groups.computeIfAbsent(remark.code(), (code) -> new ArrayList<>()).add(remark));
		return groups;
	}

	/**
	 * Makes a plan. To be used once.
	 */
	private static final class Planning {

		private final Project project;

		private final @Nullable String packageName;

		private final RevisionIds ids;

		private final List<AdoptedFile> files = new ArrayList<>();

		private final List<Remark> remarks;

		Planning(Project project, @Nullable String packageName) {
			this.project = project;
			this.packageName = packageName;
			this.ids = RevisionIds.of(project.migrations());
			this.remarks = new ArrayList<>(project.remarks());
		}

		AdoptionPlan plan() {
			int digits = Math.max(DIGITS, String.valueOf(this.project.migrations().size()).length());
			int number = 0;
			for (Migration migration : ordered()) {
				number++;
				ForeignScript up = migration.up();
				if (up != null) {
					String id = this.ids.of(migration.key());
					String name = String.format(Locale.ROOT, "%0" + digits + "d_%s", number, id) + slug(migration, id);
					this.files.add(file(migration, up, name + ".sql", number == 1));
				}
			}
			return new AdoptionPlan(this.project, this.files, this.remarks, classes());
		}

		private List<AdoptedClass> classes() {
			List<AdoptedClass> classes = new ArrayList<>();
			for (ForeignClass each : this.project.code()) {
				Migration migration = this.project.migration(each.key());
				if (this.packageName == null) {
					this.remarks.add(Remark.left("java-migration", each.file(), 0,
							"a migration in a programming language is not carried over",
							"Write a class with @Revision(id = \"" + this.ids.of(each.key())
									+ "\") that does the same, see docs/revision-files.md."));
				}
				else if (migration.up() != null) {
					this.remarks.add(Remark.left("same-version", each.file(), 0,
							"has the same version as " + migration.up().origin() + ", which Flyway refuses",
							"Give one of them another version, and adopt again."));
				}
				else {
					AdoptedClass adopted = new FlywayAdapter(this.packageName).write(each, this.ids.of(each.key()),
							migration.parents().stream().map(this.ids::of).toList(), migration.description());
					classes.add(adopted);
					this.remarks.add(Remark.note("java-migration", each.file(), 0,
							"is run as it is by " + adopted.name() + ", with a new configuration of Flyway",
							"Flyway stays on the class path, but not its auto-configuration, until they are one class."));
				}
			}
			return classes;
		}

		// A child is not older than its parent, whatever its number reads like.
		private List<Migration> ordered() {
			List<Migration> ordered = new ArrayList<>();
			Instant latest = Instant.MIN;
			for (Migration migration : this.project.migrations()) {
				Instant created = migration.created();
				boolean older = created != null && created.isBefore(latest);
				latest = (created == null || older) ? latest : created;
				ordered.add(older ? migration.undated() : migration);
			}
			return ordered;
		}

		private static String slug(Migration migration, String id) {
			boolean said = migration.description().codePoints().anyMatch(Character::isLetterOrDigit);
			String slug = said ? Slug.of(migration.description(), SLUG) : "";
			return (slug.isEmpty() || slug.equals(id)) ? "" : "_" + slug;
		}

		private AdoptedFile file(Migration migration, ForeignScript foreign, String name, boolean first) {
			String id = this.ids.of(migration.key());
			List<String> parents = migration.parents().stream().filter(this.ids::has).map(this.ids::of).toList();
			CarriedScript upgrade = placed(CarryScript.carry(foreign), first);
			ForeignScript back = migration.down();
			CarriedScript downgrade = (back != null) ? placed(CarryScript.carry(back), false) : null;
			this.remarks.addAll(upgrade.remarks());
			if (downgrade != null) {
				this.remarks.addAll(downgrade.remarks());
			}
			RevisionHeader header = new RevisionHeader(migration, id, parents,
					migration.dependsOn().stream().map(this.ids::of).toList(), this.project.tool());
			String text = new RevisionFileText(name, header.lines(), upgrade, downgrade).write(this.remarks);
			return new AdoptedFile(name, id, parents, migration.key(), header.description(), foreign.origin(), text);
		}

		private CarriedScript placed(CarriedScript script, boolean first) {
			List<String> schemas = this.project.searchPath();
			if (schemas.isEmpty()) {
				return script;
			}
			StringBuilder sql = new StringBuilder();
			if (first) {
				schemas.stream()
					.filter((schema) -> !schema.equals("public"))
					.forEach((schema) -> sql.append("CREATE SCHEMA IF NOT EXISTS ")
						.append(SqlText.identifier(schema))
						.append(";\n"));
			}
			sql.append("SET search_path = ").append(SqlText.identifier(schemas.get(0)));
			sql.append(schemas.get(0).equals("public") ? ";\n" : ", \"$user\", public;\n");
			return new CarriedScript(sql + script.sql(), script.transactional(), script.remarks());
		}

	}

}
