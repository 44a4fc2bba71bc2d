package dev.limbeck.adopt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.limbeck.adopt.project.Project;
import dev.limbeck.adopt.project.Remark;

/**
 * A project of another tool, written file by file.
 *
 * @param base the working directory
 */
public record ForeignFolder(Path base) {

	public ForeignFolder file(String path, String text) {
		return file(path, text.getBytes(StandardCharsets.UTF_8));
	}

	ForeignFolder file(String path, byte[] bytes) {
		try {
			Path file = this.base.resolve(path);
			Files.createDirectories(file.getParent());
			Files.write(file, bytes);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Project project() {
		return new ProjectSearch(this.base, null).read(null, null);
	}

	public AdoptionPlan plan() {
		return AdoptionPlan.of(project(), null);
	}

	List<String> revisions() {
		return plan().files()
			.stream()
			.map((file) -> file.revision() + (file.parents().isEmpty() ? "" : " < " + String.join(" ", file.parents())))
			.toList();
	}

	String text(String revision) {
		return plan().files()
			.stream()
			.filter((file) -> file.revision().equals(revision))
			.findFirst()
			.map(AdoptedFile::text)
			.orElse("none");
	}

	List<String> left() {
		return plan().left().stream().map(ForeignFolder::line).toList();
	}

	List<String> notes() {
		return plan().notes().stream().map(ForeignFolder::line).toList();
	}

	private static String line(Remark remark) {
		return remark.code() + " " + remark.place();
	}

}
