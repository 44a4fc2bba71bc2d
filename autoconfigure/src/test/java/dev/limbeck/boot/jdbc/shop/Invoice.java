package dev.limbeck.boot.jdbc.shop;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * In another schema, with dates and times.
 */
@Table(schema = "billing")
public record Invoice(@Id @Nullable Long id, LocalDate due, LocalTime at, LocalDateTime written, OffsetDateTime sent,
		long cents, @Nullable Short reminders) {

}
