-- @revision a
-- @upgrade
INSERT INTO d VALUES ('up'), -- up
 ('down') -- rollback
;
DROP TABLE important;
