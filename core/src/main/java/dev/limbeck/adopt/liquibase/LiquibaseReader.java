package dev.limbeck.adopt.liquibase;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.adopt.project.Migration;
import dev.limbeck.adopt.project.Project;
import dev.limbeck.adopt.project.ProjectFolder;
import dev.limbeck.adopt.project.ProjectReader;
import dev.limbeck.adopt.project.Tool;
import dev.limbeck.adopt.project.ToolSettings;

/**
 * Reads the projects of Liquibase.
 */
public final class LiquibaseReader implements ProjectReader {

	private static final List<String> MASTERS = List.of("db.changelog-master.yaml", "db.changelog-master.yml",
			"db.changelog-master.xml", "db.changelog-master.json", "db.changelog-master.sql", "changelog-master.xml",
			"changelog-master.yaml", "changelog-master.yml", "changelog-master.json", "master.xml", "master.yaml",
			"changelog.xml", "changelog.yaml", "changelog.json", "changelog.sql", "db.changelog.xml",
			"db.changelog.yaml", "db.changelog.sql", "root.changelog.xml", "index.xml");

	private static final String RESOURCES = "src/main/resources/";

	@Override
	public Tool tool() {
		return Tool.LIQUIBASE;
	}

	@Override
	public int recognized(ProjectFolder folder) {
		return (int) folder.files().stream().filter((file) -> isChangeLog(folder, file)).count();
	}

	private static boolean isChangeLog(ProjectFolder folder, String file) {
		if (file.endsWith(".sql")) {
			return FormattedSql.is(folder.glance(file));
		}
		boolean other = file.endsWith(".xml") || file.endsWith(".yaml") || file.endsWith(".yml")
				|| file.endsWith(".json");
		return other && folder.glance(file).contains("databaseChangeLog");
	}

	@Override
	public Project read(ProjectFolder folder) {
		ToolSettings settings = ToolSettings.around(folder, List.of("spring.liquibase.", "liquibase."),
				List.of("liquibase.properties"));
		ChangeLogs logs = new ChangeLogs(folder, prefix(folder));
		String master = master(folder, settings);
		if (master.isEmpty()) {
			folder.files().stream().filter((file) -> isChangeLog(folder, file)).forEach(logs::read);
		}
		else {
			logs.read(master);
		}
		List<Migration> migrations = new ArrayList<>();
		for (ChangeSet each : logs.changeSets()) {
			migrations.add(new Migration(each.key(), each.author() + "_" + each.id(), List.of(),
					each.comment().isEmpty() ? each.author() + " " + each.id() : each.comment(), null, null, each.up(),
					each.down(), false));
		}
		String schema = settings.get("defaultschema", settings.get("defaultschemaname", ""));
		return new Project(Tool.LIQUIBASE, folder.name(""),
				(schema.isEmpty() || schema.equals("public")) ? List.of() : List.of(schema), Project.chain(migrations),
				logs.remarks());
	}

	private static String prefix(ProjectFolder folder) {
		String root = folder.root().toString().replace('\\', '/') + "/";
		int resources = root.lastIndexOf(RESOURCES);
		return (resources >= 0) ? root.substring(resources + RESOURCES.length()) : "";
	}

	private static String master(ProjectFolder folder, ToolSettings settings) {
		String named = settings.get("changelog", settings.get("changelogfile", ""))
			.replaceFirst("^classpath\\*?:", "")
			.replaceFirst("^/+", "");
		String prefix = prefix(folder);
		if (!named.isEmpty() && folder.has(named.startsWith(prefix) ? named.substring(prefix.length()) : named)) {
			return named.startsWith(prefix) ? named.substring(prefix.length()) : named;
		}
		return MASTERS.stream().filter(folder::has).findFirst().orElse("");
	}

}
