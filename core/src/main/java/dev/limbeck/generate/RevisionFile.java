package dev.limbeck.generate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.limbeck.revision.Revision;

/**
 * A revision file as it is to be written.
 *
 * @param revision what its header declares
 * @param path its place, absolute
 * @param text its whole content, with {@code LF} line ends
 */
public record RevisionFile(Revision revision, Path path, String text) {

	byte[] bytes() {
		return this.text.getBytes(StandardCharsets.UTF_8);
	}

}
