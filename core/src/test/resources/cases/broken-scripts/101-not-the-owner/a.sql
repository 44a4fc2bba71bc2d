-- Change prices
--
-- @revision a

-- @upgrade
CREATE TABLE discounts (id int);
ALTER TABLE prices ADD COLUMN currency text;
