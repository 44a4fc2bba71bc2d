package dev.limbeck.adopt.flyway;

import dev.limbeck.adopt.project.Project;
import dev.limbeck.adopt.project.ProjectFolder;
import dev.limbeck.adopt.project.ProjectReader;
import dev.limbeck.adopt.project.Tool;

/**
 * Reads the projects of Flyway.
 */
public final class FlywayReader implements ProjectReader {

	@Override
	public Tool tool() {
		return Tool.FLYWAY;
	}

	@Override
	public int recognized(ProjectFolder folder) {
		FlywaySettings settings = FlywaySettings.around(folder);
		return (int) folder.files()
			.stream()
			.filter((file) -> FlywayName.of(FlywayFiles.name(file), settings).isPresent())
			.count();
	}

	@Override
	public Project read(ProjectFolder folder) {
		return new FlywayFiles(folder, FlywaySettings.around(folder)).read();
	}

}
