-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE days (day date) PARTITION BY RANGE (day);
CREATE TABLE days_2026 PARTITION OF days FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO days VALUES ('2027-01-01');
