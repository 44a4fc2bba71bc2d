package dev.limbeck.doctor.git;

/**
 * A revision file as a commit has it.
 *
 * @param id of the revision
 * @param commit abbreviated
 * @param day when it was gone, or written if it never was, such as {@code 2026-11-20}
 * @param gone whether a later commit took it away
 * @param path from the root of the repository
 * @param relative from the folder of the revision files
 */
public record PastFile(String id, String commit, String day, boolean gone, String path, String relative) {

	/**
	 * Return the same file for a folder that was called otherwise.
	 * @return a copy whose path in the folder is its name alone
	 */
	public PastFile moved() {
		return new PastFile(this.id, this.commit, this.day, this.gone, this.path,
				this.path.substring(this.path.lastIndexOf('/') + 1));
	}

}
