package dev.limbeck.doctor.git;

import java.util.List;

/**
 * What another branch has done to the revision files since it left the one that is
 * checked out.
 *
 * @param name such as {@code origin/main}
 * @param written the files that are new or changed there
 * @param gone the files as they were, which are deleted or replaced there
 */
public record Branch(String name, List<BranchFile> written, List<BranchFile> gone) {

	/**
	 * Copy the lists.
	 */
	public Branch {
		written = List.copyOf(written);
		gone = List.copyOf(gone);
	}

}
