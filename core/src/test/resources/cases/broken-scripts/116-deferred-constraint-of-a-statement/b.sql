-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
-- @transaction none
CREATE TABLE marks (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);
INSERT INTO marks VALUES (1), (1);
