package dev.limbeck.script.classfile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.java.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Reads the format of class files (chapter 4 of the specification of the Java virtual
 * machine), of any version that knows no new kinds of constants. Whatever the bytes are,
 * it fails with an {@link IOException} at worst. Used once.
 */
final class ClassFileReader {

	private static final int MAGIC = 0xCAFEBABE;

	private static final String ANNOTATIONS = "RuntimeVisibleAnnotations";

	private static final String REVISION = Revision.class.descriptorString();

	private final DataInputStream input;

	private ConstantPool pool;

	ClassFileReader(byte[] bytes) throws IOException {
		this.input = new DataInputStream(new ByteArrayInputStream(bytes));
		if (this.input.readInt() != MAGIC) {
			throw new MalformedClassException("it does not begin like one");
		}
		this.input.skipNBytes(4); // the version
		this.pool = ConstantPool.read(this.input);
	}

	ClassFile read() throws IOException {
		int access = this.input.readUnsignedShort();
		String name = this.pool.className(this.input.readUnsignedShort());
		List<String> parents = parents();
		skipFields();
		boolean undoes = readMethods();
		RevisionAnnotation annotation = readAttributes();
		if (this.input.read() >= 0) {
			throw new MalformedClassException("something follows its end");
		}
		boolean concrete = !Modifier.isAbstract(access) && !Modifier.isInterface(access);
		return new ClassFile(name, concrete, parents, undoes && !Modifier.isInterface(access), annotation);
	}

	private List<String> parents() throws IOException {
		List<String> parents = new ArrayList<>();
		int superclass = this.input.readUnsignedShort();
		if (superclass != 0) { // as in module-info
			parents.add(this.pool.className(superclass));
		}
		int interfaces = this.input.readUnsignedShort();
		for (int i = 0; i < interfaces; i++) {
			parents.add(this.pool.className(this.input.readUnsignedShort()));
		}
		return parents;
	}

	private void skipFields() throws IOException {
		int fields = this.input.readUnsignedShort();
		for (int i = 0; i < fields; i++) {
			this.input.skipNBytes(6);
			skipAttributes();
		}
	}

	private boolean readMethods() throws IOException {
		boolean undoes = false;
		int methods = this.input.readUnsignedShort();
		for (int i = 0; i < methods; i++) {
			int access = this.input.readUnsignedShort();
			String name = this.pool.text(this.input.readUnsignedShort());
			this.input.skipNBytes(2);
			undoes |= ClassFile.undoes(name, access);
			skipAttributes();
		}
		return undoes;
	}

	private void skipAttributes() throws IOException {
		int attributes = this.input.readUnsignedShort();
		for (int i = 0; i < attributes; i++) {
			this.input.skipNBytes(2);
			this.input.skipNBytes(Integer.toUnsignedLong(this.input.readInt()));
		}
	}

	private @Nullable RevisionAnnotation readAttributes() throws IOException {
		RevisionAnnotation found = null;
		int attributes = this.input.readUnsignedShort();
		for (int i = 0; i < attributes; i++) {
			String name = this.pool.text(this.input.readUnsignedShort());
			long length = Integer.toUnsignedLong(this.input.readInt());
			if (name.equals(ANNOTATIONS)) {
				found = readAnnotations();
			}
			else {
				this.input.skipNBytes(length);
			}
		}
		return found;
	}

	private @Nullable RevisionAnnotation readAnnotations() throws IOException {
		RevisionAnnotation found = null;
		AnnotationReader reader = new AnnotationReader(this.input, this.pool);
		int annotations = this.input.readUnsignedShort();
		for (int i = 0; i < annotations; i++) {
			if (this.pool.text(this.input.readUnsignedShort()).equals(REVISION)) {
				found = RevisionAnnotation.of(reader.readTexts());
			}
			else {
				reader.skipElements();
			}
		}
		return found;
	}

}
