/**
 * What Liquibase has in a folder: changelogs in SQL, XML and YAML, and the changes in
 * them.
 */
@NullMarked
package dev.limbeck.adopt.liquibase;

import org.jspecify.annotations.NullMarked;
