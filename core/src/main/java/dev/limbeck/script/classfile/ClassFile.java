package dev.limbeck.script.classfile;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a compiled class says of itself, as far as revisions are concerned.
 *
 * @param name its binary name, such as {@code java.util.Map$Entry}
 * @param concrete whether objects can be made of it
 * @param parents the names of its superclass and interfaces
 * @param undoes whether it has a method {@code downgrade}
 * @param annotation its {@code @Revision}, or {@code null} if it has none
 */
public record ClassFile(String name, boolean concrete, List<String> parents, boolean undoes,
		@Nullable RevisionAnnotation annotation) {

	/**
	 * Read a class file.
	 * @param bytes its content
	 * @return what it says
	 * @throws IOException if it breaks the rules of its format
	 */
	public static ClassFile read(byte[] bytes) throws IOException {
		return new ClassFileReader(bytes).read();
	}

	/**
	 * Tell whether a method is the one that undoes a revision.
	 * @param method its name
	 * @param modifiers as {@link Modifier} has them
	 * @return whether it is
	 */
	public static boolean undoes(String method, int modifiers) {
		return method.equals("downgrade")
				&& (modifiers & (Modifier.ABSTRACT | Modifier.STATIC | Modifier.PRIVATE)) == 0;
	}

}
