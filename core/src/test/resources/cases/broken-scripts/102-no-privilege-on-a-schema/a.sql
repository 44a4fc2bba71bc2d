-- Make notes
--
-- @revision a

-- @upgrade
CREATE TABLE shop.notes (id int);
