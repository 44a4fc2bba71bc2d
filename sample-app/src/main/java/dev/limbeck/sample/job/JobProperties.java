package dev.limbeck.sample.job;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs are enqueued and run.
 *
 * @param retryAfter what each new job takes along: how long to wait after each failure
 * @param worker whether this process runs jobs
 * @param threads how many it runs at a time
 * @param pollingInterval how often it looks for jobs that are due
 * @param heartbeatInterval how often a running job shows that its process lives; after
 * four of them in silence another process takes it over
 */
@ConfigurationProperties("reminders.jobs")
record JobProperties(@DefaultValue("30s,60s,120s") List<Duration> retryAfter, @DefaultValue("true") boolean worker,
		@DefaultValue("4") int threads, @DefaultValue("1s") Duration pollingInterval,
		@DefaultValue("10s") Duration heartbeatInterval) {

}
