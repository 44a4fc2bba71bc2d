-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE kinds (id int PRIMARY KEY);
ALTER TABLE orders ADD COLUMN kind int REFERENCES kinds;
CREATE VIEW kinds_in_use AS SELECT * FROM kinds;

-- @downgrade
DROP TABLE kinds;
ALTER TABLE orders DROP COLUMN kind;
