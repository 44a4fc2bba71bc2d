package dev.limbeck.boot.jdbc.shop;

import org.springframework.data.repository.CrudRepository;

/**
 * Stores coupons.
 */
public interface Coupons extends CrudRepository<Coupon, String> {

}
