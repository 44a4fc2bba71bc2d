package dev.limbeck.boot.slices;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A note as Spring Data JDBC sees it.
 *
 * @param id its number
 * @param text what it says
 */
@Table("note")
record Memo(@Id Long id, String text) {

}
