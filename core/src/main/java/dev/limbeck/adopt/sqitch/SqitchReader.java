package dev.limbeck.adopt.sqitch;

import dev.limbeck.adopt.project.Project;
import dev.limbeck.adopt.project.ProjectFolder;
import dev.limbeck.adopt.project.ProjectReader;
import dev.limbeck.adopt.project.Tool;

/**
 * Reads the projects of Sqitch.
 */
public final class SqitchReader implements ProjectReader {

	@Override
	public Tool tool() {
		return Tool.SQITCH;
	}

	@Override
	public int recognized(ProjectFolder folder) {
		return folder.has(SqitchPlan.FILE) ? Integer.MAX_VALUE : 0;
	}

	@Override
	public Project read(ProjectFolder folder) {
		return new SqitchPlan(folder).read();
	}

}
