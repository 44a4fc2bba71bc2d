SET search_path = c_generated, public;
INSERT INTO t (a, d) VALUES (1, 2);
SET search_path = c_notnull18, public;
INSERT INTO t VALUES (1, 2, 3, 4);
SET search_path = c_notenforced, public;
INSERT INTO p VALUES (1);
INSERT INTO t VALUES (1);
SET search_path = c_temporal, public;
INSERT INTO t VALUES (1, '[2020-01-01,2021-01-01)');
