package dev.limbeck.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.proof.revision.ProofSeal;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.ProvenMark;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.location.RevisionScripts;

/**
 * Writes into the header of a file that its revision is proven.
 */
final class WriteProof {

	private final Invocation invocation;

	private final RevisionScripts scripts;

	private final ProofSeal seal;

	WriteProof(Invocation invocation) {
		this.invocation = invocation;
		this.scripts = invocation.scripts();
		this.seal = new ProofSeal(this.scripts);
	}

	/**
	 * Write the tag.
	 * @param revision is proven
	 * @return what there is to tell, in one line
	 * @throws LimbeckException if the file cannot be written
	 */
	String write(Revision revision) {
		if (!(this.scripts.find(revision.id()) instanceof RevisionScript script)) {
			return "is code, and has no header to write into";
		}
		Path file = file(revision).orElse(null);
		if (file == null) {
			return "is not written: " + revision.origin() + " does not lie in a folder of sources";
		}
		ProvenMark mark = this.seal.of(script);
		if (ProvenMark.of(script).filter(mark::equals).isPresent()) {
			return "is marked already";
		}
		try {
			write(file, mark);
		}
		catch (IOException ex) {
			throw new LimbeckException("file-not-written",
					file + " cannot be written: " + ex.getClass().getSimpleName() + ".",
					"Let the process write there, and check that the disk has room.", ex);
		}
		return "is marked in " + file;
	}

	// All at once, or a start might read half of it.
	private static void write(Path file, ProvenMark mark) throws IOException {
		String text = Files.readString(file, StandardCharsets.UTF_8);
		// A link stays one: what it leads to is written.
		Path real = file.toRealPath();
		Path beside = real.resolveSibling("." + real.getFileName() + ".limbeck");
		Files.writeString(beside, mark.writtenInto(text), StandardCharsets.UTF_8);
		Files.move(beside, real, StandardCopyOption.REPLACE_EXISTING);
	}

	private Optional<Path> file(Revision revision) {
		CommandEnvironment environment = this.invocation.environment();
		return environment.locations(this.invocation.options())
			.sourceFolders(environment.workspace().directory())
			.stream()
			.flatMap((folder) -> folder.find(revision.origin()).stream())
			.findFirst();
	}

}
