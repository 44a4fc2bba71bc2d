DO $$BEGIN CREATE ROLE limited_ext LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END$$;
GRANT CREATE ON SCHEMA public TO limited_ext;
CREATE TABLE prices (id int);
