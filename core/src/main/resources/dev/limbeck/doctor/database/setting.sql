SELECT s.name, s.setting, b.effect
  FROM pg_catalog.pg_settings s
    JOIN (VALUES
      ('fsync', 'off', 'A crash of the machine loses the whole cluster.'),
      ('full_page_writes', 'off', 'A crash of the machine may leave torn pages.'),
      ('autovacuum', 'off', 'Dead rows stay, statistics age, and transaction ids run out.'),
      ('track_counts', 'off', 'Autovacuum does not know what to do.'),
      ('zero_damaged_pages', 'on', 'Damaged pages lose their rows without an error.'),
      ('ignore_checksum_failure', 'on', 'Damaged pages are taken for sound.'),
      ('ignore_system_indexes', 'on', 'Every look into the catalog reads all of it.'),
      ('session_replication_role', 'replica', 'Triggers and foreign keys do not work in sessions of this role.'),
      ('standard_conforming_strings', 'off', 'A backslash in a literal means something else than in files.'),
      ('transform_null_equals', 'on', 'Conditions mean something else than elsewhere.'),
      ('check_function_bodies', 'off', 'Functions are made whose text is wrong.')
    ) AS b (name, setting, effect) ON b.name = s.name AND b.setting = s.setting
  ORDER BY 1
