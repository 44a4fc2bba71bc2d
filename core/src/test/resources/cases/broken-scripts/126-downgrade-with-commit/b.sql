-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int);

-- @downgrade
DROP TABLE notes;
COMMIT;
