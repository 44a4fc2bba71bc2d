/**
 * What the projects of Alembic say, and what Alembic itself writes as SQL.
 */
@NullMarked
package dev.limbeck.adopt.alembic;

import org.jspecify.annotations.NullMarked;
