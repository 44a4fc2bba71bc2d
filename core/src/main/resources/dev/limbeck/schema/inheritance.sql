SELECT 'inheritance' AS kind, 'inheritance' AS class, h.inhrelid AS oid, h.inhseqno AS sub, 'pg_class' AS parent_class, h.inhrelid AS parent_oid, 0 AS parent_sub,
    ARRAY[n.nspname, p.relname]::text[] AS name,
    CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS bound,
    CASE WHEN h.inhdetachpending THEN 'true' END AS detach_pending
  FROM pg_inherits h
    JOIN pg_class c ON c.oid = h.inhrelid
    JOIN pg_class p ON p.oid = h.inhparent
    JOIN pg_namespace n ON n.oid = p.relnamespace
  WHERE c.relkind IN ('r', 'p', 'f')
  ORDER BY h.inhrelid, h.inhseqno
