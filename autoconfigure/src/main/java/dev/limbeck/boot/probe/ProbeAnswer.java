package dev.limbeck.boot.probe;

/**
 * What is answered to a request.
 *
 * @param status the code of HTTP
 * @param mediaType what the body is
 * @param body the text
 */
record ProbeAnswer(int status, String mediaType, String body) {

	static ProbeAnswer up(String mediaType, String body) {
		return new ProbeAnswer(200, mediaType, body);
	}

	static ProbeAnswer unavailable(String mediaType, String body) {
		return new ProbeAnswer(503, mediaType, body);
	}

}
