package dev.limbeck.boot.jpa.shop;

import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.jpa.JpaModelAutoConfiguration;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;

/**
 * An application with 15 entities, which use about everything that JPA and Hibernate can
 * say of a schema.
 */
@Configuration(proxyBeanMethods = false)
@EntityScan
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
		LimbeckAutoConfiguration.class, JpaModelAutoConfiguration.class })
public class ShopApplication {

}
