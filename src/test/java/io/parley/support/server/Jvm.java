package io.parley.support.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Asks a running JVM about itself, by jcmd. */
public record Jvm(long pid) {

    private static final Pattern LIVE_BYTES = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern METHOD_THAT_WAITS = Pattern.compile("(?m)^\\s*\\d+\\s+.*::");
    private static final Pattern PARALLELISM = Pattern.compile("parallelism = (\\d+)");

    /** What a full collection leaves, by the histogram that makes one. */
    public long liveBytes() {
        return number("GC.class_histogram", LIVE_BYTES);
    }

    /** How many objects of a class, by its full name, a full collection leaves. */
    public long liveInstances(String className) {
        var line = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(className) + "(\\s|$)")
                .matcher(ask("GC.class_histogram"));
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }

    /** How many methods wait for the compiler. */
    public long methodsToCompile() {
        return METHOD_THAT_WAITS.matcher(ask("Compiler.queue")).results().count();
    }

    /** How many carriers its virtual threads have; told since JDK 24. */
    public long carriers() {
        return number("Thread.vthread_scheduler", PARALLELISM);
    }

    /** Whether it has a thread of the operating system of this name. */
    public boolean hasThread(String name) {
        return ask("Thread.print").contains("\n\"" + name + "\"");
    }

    private long number(String command, Pattern pattern) {
        var answer = ask(command);
        var number = pattern.matcher(answer);
        if (!number.find()) {
            throw new IllegalStateException(command + " was answered: " + answer);
        }
        return Long.parseLong(number.group(1));
    }

    private String ask(String command) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var process = new ProcessBuilder(jcmd, Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            try (var output = process.getInputStream()) {
                return new String(output.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
