CREATE SUBSCRIPTION s1 CONNECTION 'host=localhost dbname=postgres' PUBLICATION a, b WITH (connect = false, slot_name = NONE, enabled = false, binary = true);
