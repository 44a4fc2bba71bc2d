SET search_path = composite_nested;
INSERT INTO t VALUES (row(row(1,'a'),array[row(2,'b')::c1]));

SET search_path = array_enum_domain_mix;
INSERT INTO t VALUES ('a','{a,b}',row('a','{b}'),array[row('b','{a}')::c]);

SET search_path = range_subtype_diff_func;
INSERT INTO t VALUES ('[1,2)',1);

SET search_path = text_to_enum_everywhere;
INSERT INTO t VALUES (1,'a'),(2,'b');

SET search_path = composite_drop_attr_used;
INSERT INTO t VALUES (1,'x','y');

SET search_path = drop_col_with_everything;
INSERT INTO t(id,a,b) VALUES (1,1,'x');
