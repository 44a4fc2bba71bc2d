package dev.limbeck.sample.job;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The queue of db-scheduler, on the connections and in the transactions of the
 * application: what enqueues a job and fails takes the job back, too.
 */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

	@Bean
	SchedulerClient schedulerClient(DataSource dataSource, JobSerializer serializer) {
		return SchedulerClient.Builder.create(inTransactions(dataSource))
			.serializer(serializer)
			.jdbcCustomization(postgresql())
			.build();
	}

	static DataSource inTransactions(DataSource dataSource) {
		return new TransactionAwareDataSourceProxy(dataSource);
	}

	// Named, since db-scheduler would ask the database for it before anybody has
	// migrated.
	static JdbcCustomization postgresql() {
		return new PostgreSqlJdbcCustomization(false, false);
	}

}
