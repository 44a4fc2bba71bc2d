package dev.limbeck.script.location;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.limbeck.script.classfile.ClassFile;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what an index is to hold. To be used once.
 */
final class IndexBuilder {

	private final SortedMap<String, SortedSet<String>> folders = new TreeMap<>();

	private final SortedSet<String> missing = new TreeSet<>();

	private final SortedSet<String> classes = new TreeSet<>();

	private final List<ScriptProblem> problems = new ArrayList<>();

	/**
	 * Look for files.
	 * @param locations where to look
	 * @return what was found
	 * @throws ScriptException if a location or file cannot be read, or the index cannot
	 * name it
	 */
	RevisionIndex build(Locations locations) {
		locations.classpath().forEach(this::add);
		if (!this.problems.isEmpty()) {
			throw new ScriptException(this.problems);
		}
		return new RevisionIndex(new IndexContents(this.folders, this.missing), this.classes);
	}

	private void add(ClasspathLocation location) {
		FoundFiles found = new FoundFiles();
		check(location.folder());
		if (Locations.search(location, "classpath:" + location.folder(), found)) {
			SortedSet<String> files = this.folders.computeIfAbsent(location.folder(), (key) -> new TreeSet<>());
			found.files().forEach((file) -> add(file, files));
		}
		else {
			this.missing.add(location.folder());
		}
		this.problems.addAll(found.problems());
	}

	private void add(FoundFiles.Found file, SortedSet<String> files) {
		ClassFile type = file.isClass() ? classFile(file.bytes()) : null;
		if (type != null && type.annotation() == null) {
			return;
		}
		if (type != null) {
			this.classes.add(type.name());
		}
		check(file.name());
		files.add(file.name());
	}

	// What is no class file is named, so that a run says what it says elsewhere.
	private static @Nullable ClassFile classFile(byte[] bytes) {
		try {
			return ClassFile.read(bytes);
		}
		catch (IOException ex) {
			return null;
		}
	}

	private void check(String name) {
		if (!IndexContentsReader.isPath(name)) {
			this.problems.add(new ScriptProblem(name, "unfit-name",
					"an index of revision files cannot hold this path, because of a backslash, a line break or the like",
					"Rename it."));
		}
	}

}
