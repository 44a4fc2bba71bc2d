package dev.limbeck.script;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.script.classfile.ClassFile;
import org.jspecify.annotations.Nullable;

/**
 * The class of a revision in Java. It is loaded as late as possible, and initialized only
 * with its first object.
 */
sealed interface RevisionClass {

	/**
	 * Return the name of the class.
	 * @return the binary name
	 */
	String name();

	/**
	 * Load the class, without initializing it.
	 * @return the class
	 * @throws ClassNotFoundException if it is not on the class path
	 * @throws LinkageError if something is not on the class path that it needs
	 */
	Class<?> load() throws ClassNotFoundException;

	/**
	 * Tell whether it has a method {@code downgrade}, as far as can be told without what
	 * is not on the class path.
	 * @return whether it can be undone
	 */
	boolean undoes();

	/**
	 * Make or find the object.
	 * @return the object
	 * @throws ReflectiveOperationException if there is no such class or constructor, or
	 * the constructor fails
	 */
	JavaRevision create() throws ReflectiveOperationException;

	private static boolean undoes(Class<?> type) {
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			for (Method method : current.getDeclaredMethods()) {
				if (ClassFile.undoes(method.getName(), method.getModifiers())) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * A class that was found as a file.
	 *
	 * @param file what the file says
	 * @param classLoader loads it
	 */
	record Named(ClassFile file, ClassLoader classLoader) implements RevisionClass {

		private static final List<String> NO_PARENTS = List.of(Object.class.getName());

		@Override
		public String name() {
			return this.file.name();
		}

		@Override
		public Class<?> load() throws ClassNotFoundException {
			return Class.forName(name(), false, this.classLoader);
		}

		@Override
		public boolean undoes() {
			Class<?> type = this.file.undoes() ? null : loaded();
			return this.file.undoes() || (type != null && RevisionClass.undoes(type));
		}

		/**
		 * Tell whether the class certainly implements nothing that a revision has to. It
		 * is loaded only where its file does not tell.
		 * @return whether it is no revision
		 */
		boolean isForeign() {
			if (this.file.parents().contains(JavaRevision.class.getName())) {
				return false;
			}
			Class<?> type = this.file.parents().equals(NO_PARENTS) ? Object.class : loaded();
			return type != null && !JavaRevision.class.isAssignableFrom(type);
		}

		private @Nullable Class<?> loaded() {
			try {
				return load();
			}
			catch (ClassNotFoundException | LinkageError ex) {
				return null;
			}
		}

		boolean hasConstructor() throws ClassNotFoundException {
			return Arrays.stream(load().getDeclaredConstructors())
				.anyMatch((constructor) -> constructor.getParameterCount() == 0);
		}

		@Override
		public JavaRevision create() throws ReflectiveOperationException {
			Constructor<?> constructor = load().getDeclaredConstructor();
			constructor.setAccessible(true);
			return (JavaRevision) constructor.newInstance();
		}

	}

	/**
	 * A class whose object somebody else makes.
	 *
	 * @param revision asks for the object
	 */
	record Provided(ProvidedRevision revision) implements RevisionClass {

		@Override
		public String name() {
			return this.revision.type().getName();
		}

		@Override
		public Class<?> load() {
			return this.revision.type();
		}

		@Override
		public boolean undoes() {
			return RevisionClass.undoes(this.revision.type());
		}

		@Override
		public JavaRevision create() {
			return this.revision.instance().get();
		}

	}

}
