package dev.limbeck.script;

/**
 * Where a section lies in its file.
 *
 * @param name {@code @upgrade} or {@code @downgrade}
 * @param start the offset behind the line of its tag
 * @param end the offset of the next section's tag, or the end of the file
 */
record SectionRange(TagName name, int start, int end) {

	boolean contains(int offset) {
		return this.start <= offset && offset < this.end;
	}

}
