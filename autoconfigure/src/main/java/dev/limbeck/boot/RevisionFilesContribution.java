package dev.limbeck.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.limbeck.script.location.RevisionIndex;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationCode;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.util.ClassUtils;

/**
 * Keeps revisions in a native image: their files, an index that names them, and the
 * classes of those in Java.
 */
class RevisionFilesContribution implements BeanFactoryInitializationAotContribution {

	private final RevisionIndex index;

	private final List<Class<?>> beanTypes;

	private final @Nullable ClassLoader classLoader;

	/**
	 * Create a new contribution.
	 * @param index the revision files
	 * @param beanTypes the types of beans that are revisions
	 * @param classLoader loads the classes of the other ones
	 */
	RevisionFilesContribution(RevisionIndex index, List<Class<?>> beanTypes, @Nullable ClassLoader classLoader) {
		this.index = index;
		this.beanTypes = beanTypes;
		this.classLoader = classLoader;
	}

	@Override
	public void applyTo(GenerationContext context, BeanFactoryInitializationCode code) {
		context.getGeneratedFiles().handleFile(GeneratedFiles.Kind.RESOURCE, RevisionIndex.RESOURCE, this::write);
		RuntimeHints hints = context.getRuntimeHints();
		hints.resources().registerPattern(RevisionIndex.RESOURCE);
		this.index.files().forEach(hints.resources()::registerPattern);
		this.index.classes().forEach((name) -> register(name, hints.reflection()));
		this.beanTypes.forEach((type) -> registerWithParents(type, hints.reflection()));
	}

	// Several contexts, as those of tests, are written into the same place.
	private void write(GeneratedFiles.FileHandler file) throws IOException {
		InputStreamSource other = file.getContent();
		String text = (other != null) ? this.index.textWith(read(other)) : this.index.text();
		file.override(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static String read(InputStreamSource source) throws IOException {
		try (InputStream content = source.getInputStream()) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private void register(String name, ReflectionHints hints) {
		hints.registerType(TypeReference.of(name), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
		if (ClassUtils.isPresent(name, this.classLoader)) {
			registerWithParents(ClassUtils.resolveClassName(name, this.classLoader), hints);
		}
	}

	// Whether one of them can be undone its methods tell, inherited ones included.
	private static void registerWithParents(Class<?> type, ReflectionHints hints) {
		for (Class<?> current = type; current != null && current != Object.class; current = current.getSuperclass()) {
			hints.registerType(current);
		}
	}

}
