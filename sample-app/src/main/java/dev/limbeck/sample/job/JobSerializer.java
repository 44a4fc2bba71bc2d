package dev.limbeck.sample.job;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Writes what a job takes along as JSON, which people can read in the table. Settings of
 * the application's own JSON do not matter: what is enqueued outlives them.
 */
@Component
class JobSerializer implements Serializer {

	private final JsonMapper mapper = JsonMapper.builder().build();

	@Override
	public byte[] serialize(Object data) {
		return this.mapper.writeValueAsBytes(data);
	}

	@Override
	public <T> T deserialize(Class<T> type, byte[] data) {
		return this.mapper.readValue(data, type);
	}

}
