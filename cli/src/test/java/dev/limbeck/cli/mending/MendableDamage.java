package dev.limbeck.cli.mending;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.limbeck.doctor.Damage;
import dev.limbeck.doctor.WrittenRevision;

/**
 * One kind of damage for which a repair is offered: what is done to a project that was in
 * order, and what must be found then, neither more nor less.
 */
enum MendableDamage {

	RENAMED_FILE {
		@Override
		List<String> to(DamagedProject project) {
			return byFiles(project, Damage.RENAMED_FILE);
		}
	},

	WINDOWS_LINES {
		@Override
		List<String> to(DamagedProject project) {
			return byFiles(project, Damage.WINDOWS_LINES);
		}
	},

	MARK {
		@Override
		List<String> to(DamagedProject project) {
			return byFiles(project, Damage.MARK);
		}
	},

	UNSEEN_CHARACTER {
		@Override
		List<String> to(DamagedProject project) {
			return byFiles(project, Damage.UNSEEN_CHARACTER);
		}
	},

	LOST_FILE {
		@Override
		List<String> to(DamagedProject project) {
			project.upgrade("heads");
			return lost(project, Damage.LOST_FILE);
		}
	},

	DELETED_FILE {
		@Override
		List<String> to(DamagedProject project) {
			commit(project);
			return lost(project, Damage.LOST_FILE);
		}
	},

	OVERWRITTEN_FILE {
		@Override
		List<String> to(DamagedProject project) {
			commit(project);
			return lost(project, Damage.OVERWRITTEN_FILE);
		}
	},

	SECOND_HEAD {
		@Override
		List<String> to(DamagedProject project) {
			project.upgrade("heads");
			WrittenRevision first = project.history().revisions().get(0);
			WrittenRevision late = new WrittenRevision("second_head", List.of(first.id()), "", project.last().created(),
					0);
			project.write(late, late.text().replaceAll("(CREATE|DROP) TABLE .*;", "SELECT 1;"));
			return List.of("behind", "several-heads");
		}
	},

	PENDING {
		@Override
		List<String> to(DamagedProject project) {
			project.upgrade(project.last().parents().get(0));
			return List.of("behind");
		}
	},

	CHANGED_FILE {
		@Override
		List<String> to(DamagedProject project) {
			project.upgrade("heads");
			WrittenRevision victim = project.any();
			project.write(victim, victim.text("(id int)", "(id integer)"));
			return List.of("changed-revision");
		}
	},

	EMPTY_LEDGER {
		@Override
		List<String> to(DamagedProject project) {
			project.upgrade("heads");
			project.execute("DROP TABLE limbeck_revision, limbeck_script, limbeck_log");
			return List.of("empty-ledger");
		}
	},

	ALTERED_LEDGER {
		@Override
		List<String> to(DamagedProject project) {
			project.upgrade("heads");
			project.execute("ALTER TABLE limbeck_revision DROP COLUMN upgrade_sql, DROP COLUMN host");
			return List.of("damaged-ledger");
		}
	},

	OPEN_LEDGER {
		@Override
		List<String> to(DamagedProject project) {
			project.upgrade("heads");
			project.execute("GRANT UPDATE ON limbeck_revision TO PUBLIC");
			return List.of("damaged-ledger");
		}
	},

	LOST_ROW {
		@Override
		List<String> to(DamagedProject project) {
			project.upgrade("heads");
			project.execute("DELETE FROM limbeck_revision WHERE revision = '" + project.last().id() + "'");
			return List.of("behind", "damaged-ledger");
		}
	},

	HALF_A_REVISION {
		@Override
		List<String> to(DamagedProject project) {
			WrittenRevision last = project.last();
			project.write(last,
					last.text("-- @upgrade\n", "-- @transaction none\n-- @upgrade\n")
						.replace("-- @downgrade\n",
								"CREATE VIEW v_last AS SELECT 1 AS one;\n-- @downgrade\nDROP VIEW v_last;\n"));
			project.execute("CREATE TABLE v_last (id int)");
			project.upgrade("heads");
			project.execute("DROP TABLE v_last");
			return List.of("abandoned-revision");
		}
	},

	INVALID_INDEX {
		@Override
		List<String> to(DamagedProject project) {
			project.upgrade("heads");
			String table = "t_" + project.any().id();
			project.execute("INSERT INTO " + table + " VALUES (1), (1)");
			project.fail("CREATE UNIQUE INDEX CONCURRENTLY by_hand ON " + table + " (id)");
			project.execute("TRUNCATE " + table);
			return List.of("drift", "invalid-index");
		}
	},

	UNVALIDATED_CONSTRAINT {
		@Override
		List<String> to(DamagedProject project) {
			project.upgrade("heads");
			project.execute("ALTER TABLE t_" + project.any().id() + " ADD CHECK (id > 0) NOT VALID");
			return List.of("drift", "unvalidated-constraint");
		}
	},

	CONSTRAINT_OF_A_REVISION {
		@Override
		List<String> to(DamagedProject project) {
			WrittenRevision victim = project.any();
			project.write(victim, victim.text("(id int);",
					"(id int);\nALTER TABLE t_" + victim.id() + " ADD CONSTRAINT above CHECK (id > 0) NOT VALID;"));
			project.upgrade("heads");
			project.wantAfter("ALTER TABLE t_" + victim.id() + " VALIDATE CONSTRAINT above");
			return List.of("unvalidated-constraint");
		}
	},

	INDEX_OF_A_REVISION {
		@Override
		List<String> to(DamagedProject project) {
			WrittenRevision victim = project.any();
			project.write(victim,
					victim.text("(id int);", "(id int);\nCREATE INDEX by_id ON t_" + victim.id() + " (id);"));
			project.upgrade("heads");
			project.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'by_id'::regclass");
			return List.of("drift", "invalid-index");
		}
	},

	SHARED_SEQUENCE {
		@Override
		List<String> to(DamagedProject project) {
			WrittenRevision victim = project.any();
			project.write(victim,
					victim
						.text("(id int);",
								"(id int);\nCREATE SEQUENCE shared;\nALTER TABLE t_" + victim.id()
										+ " ALTER COLUMN id SET DEFAULT nextval('shared'), ADD PRIMARY KEY (id),\n"
										+ "  ADD COLUMN other int DEFAULT nextval('shared') UNIQUE;")
						.replaceAll("(DROP TABLE .*;)", "$1\nDROP SEQUENCE shared;"));
			project.upgrade("heads");
			project.execute("INSERT INTO t_" + victim.id() + " (id, other) VALUES (17, 5)");
			return List.of("sequence-behind");
		}
	},

	OLDER_DATABASE {
		@Override
		List<String> to(DamagedProject project) {
			List<WrittenRevision> all = project.history().revisions();
			project.upgrade(all.get(all.size() / 2).id());
			project.execute("DROP TABLE limbeck_revision, limbeck_script, limbeck_log");
			return List.of("empty-ledger");
		}
	},

	MOVED_LEDGER {
		@Override
		List<String> to(DamagedProject project) {
			project.upgrade("heads");
			project.execute("CREATE SCHEMA elsewhere; ALTER TABLE limbeck_revision SET SCHEMA elsewhere; "
					+ "ALTER TABLE limbeck_script SET SCHEMA elsewhere; ALTER TABLE limbeck_log SET SCHEMA elsewhere");
			return List.of("ledger-elsewhere");
		}
	},

	FOREIGN_TABLE_OWNER {
		@Override
		List<String> to(DamagedProject project) {
			project.as("mended_migrator");
			project.upgrade("heads");
			// A role of its own: memberships are those of all databases.
			String id = project.any().id();
			project.execute("DO $$BEGIN CREATE ROLE mended_owner_" + id
					+ "; EXCEPTION WHEN duplicate_object THEN END$$; ALTER TABLE t_" + id + " OWNER TO mended_owner_"
					+ id);
			return List.of("missing-privilege");
		}
	},

	FOREIGN_SCHEMA {
		@Override
		List<String> to(DamagedProject project) {
			project.as("mended_visitor");
			project.upgrade("heads");
			project.execute("ALTER SCHEMA public OWNER TO postgres; REVOKE ALL ON SCHEMA public FROM PUBLIC");
			return List.of("missing-privilege");
		}
	},

	SEQUENCE_BEHIND {
		@Override
		List<String> to(DamagedProject project) {
			WrittenRevision victim = project.any();
			project.write(victim, victim.text("(id int)", "(id int PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY)"));
			project.upgrade("heads");
			project.execute("INSERT INTO t_" + victim.id() + " (id) VALUES (17)");
			return List.of("sequence-behind");
		}
	},

	DRIFT {
		@Override
		List<String> to(DamagedProject project) {
			project.upgrade("heads");
			String table = "t_" + project.any().id();
			project.execute("ALTER TABLE " + table + " ALTER COLUMN id SET NOT NULL, ALTER COLUMN id SET DEFAULT 7;"
					+ " COMMENT ON TABLE " + table + " IS 'by hand'; CREATE INDEX by_hand ON " + table + " (id)");
			return List.of("drift");
		}
	};

	/**
	 * Do the damage.
	 * @param project in order, with an empty database
	 * @return the kinds that must be found, in alphabetical order
	 */
	abstract List<String> to(DamagedProject project);

	/**
	 * Tell whether it can only be mended where each revision has one child.
	 * @return whether the history must be linear
	 */
	boolean needsLine() {
		return this == LOST_FILE || this == PENDING || this == HALF_A_REVISION;
	}

	private static List<String> byFiles(DamagedProject project, Damage damage) {
		project.upgrade("heads");
		return List.copyOf(damage.to(project.history(), project.folder()));
	}

	private static void commit(DamagedProject project) {
		project.upgrade("heads");
		project.git("init", "-q");
		project.git("add", "-A");
		project.git("commit", "-q", "-m", "Begin");
	}

	// The ledger knows of it; and who needs what it made fails on a new database.
	private static List<String> lost(DamagedProject project, Damage damage) {
		List<String> found = new ArrayList<>(damage.to(project.history(), project.folder()));
		found.add("ahead");
		if (found.contains("never-created-table")) {
			found.add("fresh-database");
		}
		return Arrays.asList(found.stream().sorted().toArray(String[]::new));
	}

}
