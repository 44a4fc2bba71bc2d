-- Add x
-- @author Jane
-- @ticket AB-12
-- @revision a
-- @see https://example.com
-- @upgrade
SELECT 1;
