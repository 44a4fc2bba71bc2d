package dev.limbeck.script.classfile;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the elements of annotations in a class file.
 */
final class AnnotationReader {

	/** Deeper than any compiler goes, and far from the end of the stack. */
	private static final int MAX_DEPTH = 64;

	private final DataInputStream input;

	private final ConstantPool pool;

	AnnotationReader(DataInputStream input, ConstantPool pool) {
		this.input = input;
		this.pool = pool;
	}

	/**
	 * Read the texts and lists of texts of an annotation, behind its type.
	 * @return the values by name; a single text is a list of one
	 * @throws IOException if the file breaks the rules of its format
	 */
	Map<String, List<String>> readTexts() throws IOException {
		Map<String, List<String>> elements = new HashMap<>();
		int count = this.input.readUnsignedShort();
		for (int i = 0; i < count; i++) {
			String name = this.pool.text(this.input.readUnsignedShort());
			List<String> texts = new ArrayList<>();
			readValue(texts, 0);
			elements.put(name, texts);
		}
		return elements;
	}

	void skipElements() throws IOException {
		skipElements(0);
	}

	private void skipElements(int depth) throws IOException {
		int count = this.input.readUnsignedShort();
		for (int i = 0; i < count; i++) {
			this.input.skipNBytes(2);
			readValue(new ArrayList<>(), depth);
		}
	}

	private void readValue(List<String> texts, int depth) throws IOException {
		if (depth > MAX_DEPTH) {
			throw new MalformedClassException("its annotations are nested too deep");
		}
		int tag = this.input.readUnsignedByte();
		switch (tag) {
			case 's' -> texts.add(this.pool.text(this.input.readUnsignedShort()));
			case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'Z', 'c' -> this.input.skipNBytes(2);
			case 'e' -> this.input.skipNBytes(4);
			case '@' -> {
				this.input.skipNBytes(2);
				skipElements(depth + 1);
			}
			case '[' -> {
				int length = this.input.readUnsignedShort();
				for (int i = 0; i < length; i++) {
					readValue(texts, depth + 1);
				}
			}
			default -> throw new MalformedClassException("an annotation of it has a value of the unknown kind " + tag);
		}
	}

}
