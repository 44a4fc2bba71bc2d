package dev.limbeck.sample.preference;

import dev.limbeck.sample.input.Line;
import jakarta.validation.Valid;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Preferences over HTTP. Who chose nothing has what is usual.
 */
@RestController
@RequestMapping("/preferences/{user}")
class PreferenceController {

	private final PreferenceRepository preferences;

	PreferenceController(PreferenceRepository preferences) {
		this.preferences = preferences;
	}

	@GetMapping
	Preferences get(@PathVariable @Line String user) {
		return this.preferences.of(user);
	}

	@PutMapping
	Preferences put(@PathVariable @Line String user, @Valid @RequestBody NewPreferences preferences) {
		this.preferences.put(new Preferences(user, preferences.channel(), preferences.remindBefore()));
		return this.preferences.of(user);
	}

}
