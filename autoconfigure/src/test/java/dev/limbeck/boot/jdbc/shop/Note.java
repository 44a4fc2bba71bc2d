package dev.limbeck.boot.jdbc.shop;

import org.jspecify.annotations.NullUnmarked;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Of which nobody knows what may be null.
 */
@NullUnmarked
@Table
public record Note(@Id String key, String text, Integer rank) {

}
