package io.parley.realtime;

/**
 * The typed name of something that changes and that screens or sockets want to hear about.
 *
 * @param name unique in the installation, such as {@code inbox/42}
 * @param eventType the type of every event on this topic
 */
public record Topic<E>(String name, Class<E> eventType) {}
