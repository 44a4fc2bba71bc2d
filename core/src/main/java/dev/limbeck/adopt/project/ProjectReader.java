package dev.limbeck.adopt.project;

/**
 * Reads the projects of one tool.
 */
public interface ProjectReader {

	/**
	 * Return whose projects it reads.
	 * @return the tool
	 */
	Tool tool();

	/**
	 * Tell whether a folder looks like one of the tool's.
	 * @param folder the folder of the migrations
	 * @return how many of its files the tool would take
	 */
	int recognized(ProjectFolder folder);

	/**
	 * Read a project.
	 * @param folder the folder of the migrations
	 * @return what the tool has there
	 * @throws dev.limbeck.LimbeckException if it cannot be read
	 */
	Project read(ProjectFolder folder);

}
