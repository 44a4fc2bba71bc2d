-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE VIEW totals AS SELECT customer, code, count(*) FROM orders GROUP BY customer;
