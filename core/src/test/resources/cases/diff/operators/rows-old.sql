SET search_path = c_opclass, public;
INSERT INTO t VALUES (1), (2);
