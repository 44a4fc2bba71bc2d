-- Change prices
--
-- @revision a

-- @upgrade
CREATE TABLE discounts (id int);
INSERT INTO prices VALUES (1);
