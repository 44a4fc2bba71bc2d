-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE stays (during int4range, EXCLUDE USING gist (during WITH &&));
INSERT INTO stays VALUES ('[1,5)'), ('[4,9)');
