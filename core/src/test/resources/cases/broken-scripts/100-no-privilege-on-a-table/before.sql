DO $$BEGIN CREATE ROLE limited_writer LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END$$;
GRANT CREATE ON SCHEMA public TO limited_writer;
CREATE TABLE prices (id int);
