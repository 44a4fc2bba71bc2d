package dev.limbeck.boot.jdbc.shop;

import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.jdbc.JdbcModelAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * An application with eight aggregates.
 */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
		JdbcTemplateAutoConfiguration.class, DataJdbcRepositoriesAutoConfiguration.class,
		LimbeckAutoConfiguration.class, JdbcModelAutoConfiguration.class })
public class JdbcShopApplication {

}
