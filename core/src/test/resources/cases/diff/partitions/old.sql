CREATE TABLE measured (at date NOT NULL, sensor integer, value real) PARTITION BY RANGE (at);
CREATE TABLE measured_2025 PARTITION OF measured FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE measured_2026 PARTITION OF measured FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX measured_sensor ON measured (sensor);
CREATE TABLE grown (id integer, CHECK (id > 0));
CREATE TABLE heir (extra text) INHERITS (grown);
