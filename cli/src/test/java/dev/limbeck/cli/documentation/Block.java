package dev.limbeck.cli.documentation;

import java.util.List;

/**
 * A fenced block of a document.
 *
 * @param section the heading above it
 * @param line where its first line stands in the document, from 0
 * @param kind what follows the fence, such as {@code console}
 * @param title the file that it shows, or an empty text
 * @param lines what stands between the fences
 */
record Block(String section, int line, String kind, String title, List<String> lines) {

	String text() {
		return String.join("\n", this.lines);
	}

}
