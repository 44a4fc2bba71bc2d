CREATE TABLE a (id integer PRIMARY KEY, b integer);
CREATE TABLE b (id integer PRIMARY KEY, a integer REFERENCES a);
ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b;
CREATE TABLE "Odd ""name" ("select" text COLLATE "C" DEFAULT 'it''s', "ünï" jsonb);
COMMENT ON COLUMN "Odd ""name"."select" IS 'a \ and a ''';
