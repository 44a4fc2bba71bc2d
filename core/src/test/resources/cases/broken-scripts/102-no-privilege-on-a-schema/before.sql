DO $$BEGIN CREATE ROLE limited_schema LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END$$;
GRANT CREATE ON SCHEMA public TO limited_schema;
CREATE TABLE prices (id int);
CREATE SCHEMA shop;
