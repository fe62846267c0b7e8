package io.parley.account;

/**
 * A person's picture, as it is sent to browsers.
 *
 * @param version changes with the picture
 * @param mediaType {@code image/jpeg} or {@code image/png}
 * @param image never to be changed
 */
public record Avatar(String version, String mediaType, byte[] image) {}
