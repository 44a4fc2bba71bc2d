-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
--rollbackSqlFile path:undo.sql
DROP TABLE important;
