DO $$BEGIN CREATE ROLE limited_owner LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END$$;
GRANT CREATE ON SCHEMA public TO limited_owner;
CREATE TABLE prices (id int);
GRANT ALL ON prices TO limited_owner;
