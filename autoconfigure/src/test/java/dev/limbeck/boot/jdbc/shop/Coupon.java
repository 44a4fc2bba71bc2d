package dev.limbeck.boot.jdbc.shop;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * With a repository.
 */
@Table
public record Coupon(@Id String code, int percent) {

}
