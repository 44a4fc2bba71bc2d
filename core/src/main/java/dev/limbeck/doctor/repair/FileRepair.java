package dev.limbeck.doctor.repair;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be done to one file.
 *
 * @param file an absolute path
 * @param target where it is to be, the same unless it gets another name
 * @param before its bytes as they were read
 * @param after its bytes as they are to be
 * @param reasons what changes, as sentences without full stops
 */
public record FileRepair(Path file, Path target, byte[] before, byte[] after, List<String> reasons) {

	/**
	 * Copy the list.
	 */
	public FileRepair {
		reasons = List.copyOf(reasons);
	}

}
