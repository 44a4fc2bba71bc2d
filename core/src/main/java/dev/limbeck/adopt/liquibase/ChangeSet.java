package dev.limbeck.adopt.liquibase;

import java.util.List;

import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Remark;
import org.jspecify.annotations.Nullable;

/**
 * One changeset.
 *
 * @param path of its changelog, as Liquibase's table has it
 * @param author who wrote it
 * @param id what the author calls it
 * @param comment what it does, perhaps nothing
 * @param up how to apply it
 * @param down how to take it back, or {@code null} if nobody says
 * @param remarks what people should know
 */
record ChangeSet(String path, String author, String id, String comment, ForeignScript up, @Nullable ForeignScript down,
		List<Remark> remarks) {

	/**
	 * Return what tells it from all others.
	 * @return path, id and author
	 */
	String key() {
		return this.path + "::" + this.id + "::" + this.author;
	}

}
