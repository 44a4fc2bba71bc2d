SET search_path = check_on_parent_child;
INSERT INTO t VALUES (1,1);

SET search_path = fk_on_leaf_to_parent;
INSERT INTO r VALUES (1);
INSERT INTO t VALUES (1,1);

SET search_path = notnull_on_parent_child;
INSERT INTO t VALUES (1,1);

SET search_path = uq_on_leaf_to_parent_constraint;
INSERT INTO t VALUES (1,1);

SET search_path = leaf_extra_index_and_toggle;
INSERT INTO t VALUES (1,1);
