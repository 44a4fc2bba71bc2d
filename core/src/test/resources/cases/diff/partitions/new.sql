CREATE TABLE measured (at date NOT NULL, sensor bigint, value real, unit text DEFAULT 'K' NOT NULL, PRIMARY KEY (at, sensor)) PARTITION BY RANGE (at);
CREATE TABLE measured_2025 (at date NOT NULL, sensor bigint NOT NULL, value real, unit text DEFAULT 'K' NOT NULL);
CREATE TABLE measured_2026 PARTITION OF measured FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE measured_rest PARTITION OF measured DEFAULT;
CREATE INDEX measured_value ON measured (value);
CREATE TABLE grown (id integer, name text, CHECK (id > 0));
CREATE TABLE heir (extra text) INHERITS (grown);
