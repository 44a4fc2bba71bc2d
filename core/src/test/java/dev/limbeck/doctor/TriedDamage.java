package dev.limbeck.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * One kind of damage to a sound history that shows only when revisions are tried: what is
 * done, and what must be found then, neither more nor less.
 */
enum TriedDamage {

	NOTHING {
		@Override
		Set<String> to(SoundHistory history, Path folder) {
			return Set.of();
		}
	},

	FORGOTTEN_DOWNGRADE {
		@Override
		Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(altering(history));
			write(folder, victim,
					victim.text("ALTER TABLE t_" + victim.altered() + " DROP COLUMN c_" + victim.id() + ";\n", ""));
			return Set.of("round-trip");
		}
	},

	OTHER_DOWNGRADE {
		@Override
		Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, victim.text("\nDROP TABLE t_" + victim.id() + ";\n",
					"\nDROP TABLE t_" + victim.id() + ";\nCREATE SCHEMA s_" + victim.id() + ";\n"));
			return Set.of("round-trip");
		}
	},

	MADE_BY_HAND {
		@Override
		Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(history.revisions());
			write(folder, victim, victim.text("CREATE TABLE",
					"CREATE VIEW v_" + victim.id() + " AS SELECT now_and_then();\nCREATE TABLE"));
			return Set.of("fresh-database");
		}
	},

	FULL_TABLES {
		@Override
		Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(altering(history));
			write(folder, victim, victim.text("ADD COLUMN c_" + victim.id() + " int;",
					"ADD COLUMN c_" + victim.id() + " int NOT NULL;"));
			return Set.of("fails-on-rows");
		}
	},

	LOST_ROWS {
		@Override
		Set<String> to(SoundHistory history, Path folder) {
			WrittenRevision victim = history.any(altering(history));
			write(folder, victim, victim.text("CREATE TABLE", "DELETE FROM t_" + victim.altered() + ";\nCREATE TABLE"));
			return Set.of("loses-rows");
		}
	},

	FOREIGN_BRANCH {
		@Override
		Set<String> to(SoundHistory history, Path folder) {
			for (WrittenRevision late : history.revisions()) {
				for (WrittenRevision early : history.revisions().subList(0, late.number())) {
					if (!history.isAbove(late.id(), early.id())) {
						String column = " COLUMN x_" + late.id();
						write(folder, late,
								late.text("CREATE TABLE",
										"ALTER TABLE t_" + early.id() + " ADD" + column + " int;\nCREATE TABLE")
									.replace("-- @downgrade\n",
											"-- @downgrade\nALTER TABLE t_" + early.id() + " DROP" + column + ";\n"));
						return Set.of("order-dependent");
					}
				}
			}
			return Set.of();
		}
	};

	/**
	 * Do the damage.
	 * @param history the history, which is written already
	 * @param folder where its files are
	 * @return the kinds that must be found
	 */
	abstract Set<String> to(SoundHistory history, Path folder);

	private static void write(Path folder, WrittenRevision revision, String text) {
		DoctorCase.write(folder.resolve(revision.fileName()), text);
	}

	// The first that is altered may be written with the damage, or its own.
	private static List<WrittenRevision> altering(SoundHistory history) {
		return history.revisions().stream().filter((revision) -> !revision.altered().isEmpty()).toList();
	}

}
