package dev.limbeck.baseline;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.limbeck.generate.RevisionFile;
import dev.limbeck.script.location.RevisionScripts;

/**
 * Files that are not yet written, read as if they were.
 */
public final class BaselineFiles {

	private BaselineFiles() {
	}

	/**
	 * Read them.
	 * @param files all revisions there are
	 * @return what they say
	 */
	public static RevisionScripts scripts(List<RevisionFile> files) {
		return RevisionScripts.of(files.stream()
			.map((file) -> new dev.limbeck.script.RevisionFile(file.path().toString(),
					file.text().getBytes(StandardCharsets.UTF_8)))
			.toList(), List.of());
	}

}
