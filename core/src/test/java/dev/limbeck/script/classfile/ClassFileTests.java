package dev.limbeck.script.classfile;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.limbeck.extent.Extent;
import dev.limbeck.java.ClassFiles;
import dev.limbeck.java.FillNames;
import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.Revision;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link ClassFile}.
 */
class ClassFileTests {

	private static final byte[] BYTES = ClassFiles.bytes(FillNames.class);

	@Test
	void readsWhatTheCompilerWrote() throws IOException {
		assertThat(ClassFile.read(BYTES)).isEqualTo(new ClassFile(FillNames.class.getName(), true,
				List.of(Object.class.getName(), JavaRevision.class.getName()), true, new RevisionAnnotation("b",
						List.of("a"), List.of("x.1", "label-x"), List.of("names"), "2026-11-20T09:30:00Z", "")));
	}

	@Test
	void readsTheSameAnnotationAsReflectionDoes() throws IOException {
		Revision annotation = FillNames.class.getAnnotation(Revision.class);
		assertThat(ClassFile.read(BYTES).annotation()).isEqualTo(RevisionAnnotation.of(annotation));
	}

	@Test
	void passesOverOtherAnnotations() throws IOException {
		ClassFile file = ClassFile.read(ClassFiles.bytes(Decorated.class));
		assertThat(file.annotation()).extracting(RevisionAnnotation::id).isEqualTo("decorated");
		assertThat(ClassFile.read(ClassFiles.bytes(Plain.class)).annotation()).isNull();
	}

	@Test
	void tellsWhatNoObjectCanBeMadeOf() throws IOException {
		assertThat(ClassFile.read(ClassFiles.bytes(JavaRevision.class)).concrete()).isFalse();
		assertThat(ClassFile.read(ClassFiles.bytes(TimeUnit.class)).concrete()).isTrue();
	}

	@Test
	void aDefaultMethodUndoesNothing() throws IOException {
		assertThat(ClassFile.read(ClassFiles.bytes(JavaRevision.class)).undoes()).isFalse();
		assertThat(ClassFile.read(ClassFiles.bytes(Plain.class)).undoes()).isFalse();
	}

	@Test
	void readsEveryClassOfTheJdk() throws IOException {
		Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
		try (Stream<Path> files = Files.walk(modules)) {
			List<Path> classes = files.filter((path) -> path.toString().endsWith(".class")).toList();
			assertThat(classes).hasSizeGreaterThan(5000);
			for (Path path : classes) {
				String name = modules.relativize(path).toString().replaceFirst("\\.class$", "").replace('/', '.');
				assertThat(ClassFile.read(Files.readAllBytes(path)).name()).isEqualTo(name);
			}
		}
	}

	@Test
	void everyCutOffFileIsRefused() {
		for (int length = 0; length < BYTES.length; length++) {
			byte[] cut = Arrays.copyOf(BYTES, length);
			assertThatIOException().isThrownBy(() -> ClassFile.read(cut));
		}
	}

	@Test
	void somethingBehindTheEndIsRefused() {
		byte[] longer = Arrays.copyOf(BYTES, BYTES.length + 1);
		assertThatExceptionOfType(MalformedClassException.class).isThrownBy(() -> ClassFile.read(longer))
			.withMessage("something follows its end");
	}

	@Test
	void noChangedByteDoesWorseThanAnIoException() {
		for (int offset = 0; offset < BYTES.length; offset++) {
			byte[] changed = BYTES.clone();
			for (int value = 0; value < 256; value += Extent.choose(5, 1)) {
				changed[offset] = (byte) value;
				assertThat(isReadOrRefused(changed)).isTrue();
			}
		}
	}

	@Test
	void annotationsNestedWithoutEndAreRefused() throws IOException {
		assertThatExceptionOfType(MalformedClassException.class).isThrownBy(() -> ClassFile.read(nested(30_000)))
			.withMessage("its annotations are nested too deep");
		assertThat(ClassFile.read(nested(10)).annotation()).isNull();
	}

	// A class Other whose annotation has an array in an array, and so on.
	private static byte[] nested(int depth) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream file = new DataOutputStream(bytes);
		file.writeInt(0xCAFEBABE);
		file.writeInt(61);
		file.writeShort(4);
		file.writeByte(1);
		file.writeUTF("Other");
		file.writeByte(7);
		file.writeShort(1);
		file.writeByte(1);
		file.writeUTF("RuntimeVisibleAnnotations");
		for (int value : new int[] { 0, 2, 0, 0, 0, 0, 1, 3 }) {
			file.writeShort(value);
		}
		file.writeInt(8 + 3 * depth + 3);
		for (int value : new int[] { 1, 1, 1, 1 }) {
			file.writeShort(value);
		}
		for (int i = 0; i < depth; i++) {
			file.writeByte('[');
			file.writeShort(1);
		}
		file.writeByte('s');
		file.writeShort(1);
		return bytes.toByteArray();
	}

	private static boolean isReadOrRefused(byte[] bytes) {
		try {
			return !ClassFile.read(bytes).name().isEmpty() || bytes.length == BYTES.length;
		}
		catch (IOException ex) {
			return true;
		}
	}

	/** An annotation with values of every kind. */
	@Retention(RetentionPolicy.RUNTIME)
	@interface Every {

		byte b() default 1;

		char c() default 'c';

		double d() default 1.5;

		float f() default 1.5f;

		int i() default 1;

		long j() default 1;

		short s() default 1;

		boolean z() default true;

		String text() default "";

		TimeUnit unit() default TimeUnit.DAYS;

		Class<?> type() default Object.class;

		Deprecated inner() default @Deprecated;

		Deprecated[] inners() default {};

		long[] numbers() default {};

	}

	/** Has constants of many kinds, and more annotations than one. */
	@Every(b = 2, c = 'x', d = 2.5, f = 2.5f, i = 2, j = 1L << 40, s = 2, z = false, text = "t", unit = TimeUnit.HOURS,
			type = String.class, inner = @Deprecated(since = "1"), inners = { @Deprecated, @Deprecated(since = "2") },
			numbers = { 1, 2 })
	@Revision(id = "decorated")
	static final class Decorated {

		static final double RATIO = 0.25;

		static final long BIG = 1L << 50;

	}

	/** Undoes nothing: such methods are not called. */
	static final class Plain {

		static void downgrade() {
		}

	}

}
