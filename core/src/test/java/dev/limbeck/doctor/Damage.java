package dev.limbeck.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One kind of damage to a sound history on disk: what is done, and what must be found
 * then, neither more nor less.
 */
public enum Damage {

	LOST_FILE {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = withChild(history);
			delete(folder, victim);
			return altered(history, victim, "missing-parent");
		}
	},

	OVERWRITTEN_FILE {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = withChild(history);
			WrittenRevision child = history.get(history.children(victim.id()).get(0));
			delete(folder, child);
			write(folder, victim, child.text());
			return altered(history, victim, "missing-parent", "file-name");
		}
	},

	COPIED_FILE {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			DoctorCase.write(folder.resolve("copy_of_" + victim.fileName()), victim.text());
			return Set.of("duplicate-id");
		}
	},

	SELF_LOOP {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, revising(victim, victim.id()));
			return Set.of("self-loop");
		}
	},

	CYCLE {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision base = history.revisions().get(0);
			String head = history.ids().get(history.ids().size() - 1);
			write(folder, base, revising(base, head).replaceFirst("-- @created.*\n", ""));
			return Set.of("cycle");
		}
	},

	ORPHAN {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision head = history.revisions().get(history.revisions().size() - 1);
			write(folder, head, revising(head, ""));
			return (head.parents().size() > 1) ? Set.of("orphan", "several-heads") : Set.of("orphan");
		}
	},

	LOST_PARENT {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions()
				.stream()
				.filter((revision) -> !revision.parents().isEmpty() && !history.children(revision.id()).isEmpty())
				.toList());
			write(folder, victim, revising(victim, ""));
			boolean alone = history.children(victim.parents().get(0)).size() == 1;
			boolean base = history.revisions().get(0).id().equals(victim.parents().get(0));
			if (alone && base) {
				return Set.of("orphan");
			}
			return alone ? Set.of("several-bases", "several-heads") : Set.of("several-bases");
		}
	},

	SECOND_HEAD {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = withChild(history);
			DoctorCase.write(folder.resolve("second_head.sql"),
					revising(
							new WrittenRevision("second_head", List.of("x"), "",
									history.revisions().get(history.revisions().size() - 1).created(), 0),
							victim.id()));
			return Set.of("several-heads");
		}
	},

	RENAMED_FILE {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			delete(folder, victim);
			DoctorCase.write(folder.resolve(victim.fileName().replace(victim.id(), "0a0b0c0d0e0f")), victim.text());
			return Set.of("file-name");
		}
	},

	EARLY_CHILD {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = withParent(history);
			write(folder, victim, victim.text(victim.created().toString(), "2020-01-01T00:00:00Z"));
			return Set.of("created-before-parent");
		}
	},

	EMPTY_UPGRADE {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history
				.any(history.revisions().stream().filter((revision) -> revision.parents().size() < 2).toList());
			write(folder, victim, victim.text().replaceFirst("(?s)-- @upgrade\n.*?\n\n", "-- @upgrade\n\n"));
			return altered(history, victim, "unfilled-revision");
		}
	},

	NO_DOWNGRADE {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, victim.text().replaceFirst("(?s)-- @downgrade.*", ""));
			return Set.of("irreversible");
		}
	},

	WINDOWS_LINES {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, victim.text().replace("\n", "\r\n"));
			return Set.of("line-ends");
		}
	},

	MARK {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, "\uFEFF" + victim.text());
			return Set.of("byte-order-mark");
		}
	},

	UNSEEN_CHARACTER {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, victim.text() + "-- Checked\u202E by Ann\u200B.\n");
			return Set.of("invisible-character");
		}
	},

	MERGE_MARKS {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			String side = victim.text();
			write(folder, victim, "<<<<<<< HEAD\n" + side + "=======\n" + side + ">>>>>>> other\n");
			return Set.of("merge-conflict");
		}
	},

	LATIN_1 {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, victim.text() + "-- caf\\x{E9}\n");
			return Set.of("not-utf-8");
		}
	},

	NUL {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, victim.text() + "-- \0\n");
			return Set.of("nul-byte");
		}
	},

	EMPTY_FILE {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			write(folder, history.any(history.revisions()), "");
			return Set.of("empty-file");
		}
	},

	NO_ID {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, victim.text("-- @revision " + victim.id() + "\n", ""));
			return Set.of("no-revision-id");
		}
	},

	ILLEGAL_ID {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, victim.text("@revision " + victim.id(), "@revision heads"));
			return Set.of("illegal-revision-id");
		}
	},

	MISSPELT_TAG {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, victim.text("@downgrade", "@downgrad"));
			return Set.of("misfit-tag");
		}
	},

	OPEN_QUOTE {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, victim.text("(id int)", "(t text DEFAULT 'x)"));
			return Set.of("broken-script");
		}
	},

	SAME_LABEL {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			for (WrittenRevision victim : history.revisions().subList(1, 3)) {
				write(folder, victim, victim.text("-- @created", "-- @branch trunk\n-- @created"));
			}
			return Set.of("duplicate-branch-label");
		}
	},

	LOST_DEPENDENCY {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			dependOn(history.any(history.revisions()), "gone", folder);
			return Set.of("missing-dependency");
		}
	},

	DEPENDENCY_SELF_LOOP {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			dependOn(victim, victim.id(), folder);
			return Set.of("dependency-self-loop");
		}
	},

	DEPENDENCY_CYCLE {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			dependOn(history.revisions().get(0), history.ids().get(history.ids().size() - 1), folder);
			return Set.of("dependency-cycle");
		}
	},

	TABLE_BY_HAND {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, victim.text("CREATE TABLE",
					"ALTER TABLE made_by_hand ADD COLUMN c_" + victim.id() + " int;\nCREATE TABLE"));
			return Set.of("never-created-table");
		}
	},

	FOLDER {
		@Override
		public Set<String> to(SoundHistory history, Path folder) {
			DoctorCase.write(folder.resolve("folder.sql/readme.txt"), "");
			return Set.of("unreadable-file");
		}
	};

	/**
	 * Do the damage.
	 * @param history the history, which is written already
	 * @param folder where its files are
	 * @return the kinds that must be found
	 */
	public abstract Set<String> to(SoundHistory history, Path folder);

	boolean isMendable() {
		return this == RENAMED_FILE || this == WINDOWS_LINES || this == MARK || this == UNSEEN_CHARACTER;
	}

	private static void write(Path folder, WrittenRevision revision, String text) {
		DoctorCase.write(folder.resolve(revision.fileName()), text);
	}

	private static void delete(Path folder, WrittenRevision revision) {
		try {
			Files.delete(folder.resolve(revision.fileName()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static WrittenRevision withChild(SoundHistory history) {
		return history
			.any(history.revisions().stream().filter((one) -> !history.children(one.id()).isEmpty()).toList());
	}

	private static WrittenRevision withParent(SoundHistory history) {
		return history.any(history.revisions().stream().filter((one) -> !one.parents().isEmpty()).toList());
	}

	private static String revising(WrittenRevision revision, String parent) {
		String text = revision.text().replaceFirst("-- @revises.*\n", "");
		return parent.isEmpty() ? text : text.replace("-- @created", "-- @revises  " + parent + "\n-- @created");
	}

	private static void dependOn(WrittenRevision victim, String id, Path folder) {
		write(folder, victim, victim.text("-- @created", "-- @depends-on " + id + "\n-- @created"));
	}

	private static Set<String> altered(SoundHistory history, WrittenRevision victim, String... ids) {
		Set<String> expected = new TreeSet<>(new ArrayList<>(List.of(ids)));
		if (history.isAltered(victim.id())) {
			expected.add("never-created-table");
		}
		return expected;
	}

}
