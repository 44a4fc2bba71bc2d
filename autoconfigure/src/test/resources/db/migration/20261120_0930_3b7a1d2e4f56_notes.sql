-- Make notes
--
-- @revision 3b7a1d2e4f56
-- @created  2026-11-20T09:30:00Z

-- @upgrade
CREATE TABLE note (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text varchar(255) NOT NULL);
INSERT INTO note (text) VALUES ('written by a revision');

-- @downgrade
DROP TABLE note;
