package dev.limbeck.script.classfile;

import java.io.DataInputStream;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * The texts and class names among the constants of a class file.
 */
final class ConstantPool {

	private final @Nullable Object[] constants;

	private ConstantPool(int size) {
		this.constants = new Object[size];
	}

	static ConstantPool read(DataInputStream input) throws IOException {
		ConstantPool pool = new ConstantPool(input.readUnsignedShort());
		for (int index = 1; index < pool.constants.length; index++) {
			int tag = input.readUnsignedByte();
			switch (tag) {
				case 1 -> {
					pool.constants[index] = input.readUTF();
				}
				case 7 -> {
					pool.constants[index] = input.readUnsignedShort();
				}
				case 8, 16, 19, 20 -> input.skipNBytes(2);
				case 15 -> input.skipNBytes(3);
				case 3, 4, 9, 10, 11, 12, 17, 18 -> input.skipNBytes(4);
				case 5, 6 -> {
					input.skipNBytes(8);
					// A long or double takes two places.
					index++;
				}
				default -> throw new MalformedClassException("it has a constant of the unknown kind " + tag);
			}
		}
		return pool;
	}

	/**
	 * Return a text.
	 * @param index its place
	 * @return the text
	 * @throws MalformedClassException if there is none
	 */
	String text(int index) throws MalformedClassException {
		if (get(index) instanceof String text) {
			return text;
		}
		throw new MalformedClassException("its constant " + index + " is no text");
	}

	/**
	 * Return the name of a class.
	 * @param index its place
	 * @return the binary name, such as {@code java.util.Map$Entry}
	 * @throws MalformedClassException if there is none
	 */
	String className(int index) throws MalformedClassException {
		if (get(index) instanceof Integer name) {
			return text(name).replace('/', '.');
		}
		throw new MalformedClassException("its constant " + index + " is no class");
	}

	private @Nullable Object get(int index) {
		return (index < this.constants.length) ? this.constants[index] : null;
	}

}
