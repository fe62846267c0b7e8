package io.parley.benchmark;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a process has open, by kind, as Linux shows it: files of its data by their place, sockets by their state. */
final class Descriptors {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final Pattern NO_FILE = Pattern.compile("(?:anon_inode:)?\\[?([a-z]+).*");

    private final Path process;
    private final Path data;

    /** @param data the folder that the process keeps its data in */
    Descriptors(long pid, Path data) {
        this.process = Path.of("/proc", Long.toString(pid));
        this.data = data;
    }

    /** How many there are, and of which kind; or that it is not known. */
    String describe() throws IOException {
        if (!Files.isReadable(process.resolve("fd"))) {
            return "unknown";
        }
        var all = targets();
        var states = socketStates();
        return all.size() + " ("
                + all.stream()
                        .collect(groupingBy(target -> kind(target, states), TreeMap::new, counting()))
                        .entrySet()
                        .stream()
                        .map(kind -> kind.getKey() + " " + kind.getValue())
                        .collect(joining(", "))
                + ")";
    }

    private List<String> targets() throws IOException {
        var targets = new ArrayList<String>();
        try (var descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var descriptor : descriptors) {
                try {
                    targets.add(Files.readSymbolicLink(descriptor).toString());
                } catch (NoSuchFileException closedMeanwhile) {
                    // no longer open
                }
            }
        }
        return targets;
    }

    private String kind(String target, Map<String, String> states) {
        var socket = SOCKET.matcher(target);
        if (socket.matches()) {
            return "sockets " + states.getOrDefault(socket.group(1), "unconnected");
        }
        var noFile = NO_FILE.matcher(target);
        if (noFile.matches()) {
            return noFile.group(1);
        }
        var file = Path.of(target);
        return file.startsWith(data) ? data.relativize(file).getName(0).toString() : "other files";
    }

    /** The state of each TCP socket by its inode. */
    private Map<String, String> socketStates() throws IOException {
        var states = new HashMap<String, String>();
        for (var table : List.of("net/tcp", "net/tcp6")) {
            try (var lines = Files.lines(process.resolve(table))) {
                lines.skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .forEach(socket -> states.put(
                                socket[9],
                                switch (socket[3]) {
                                    case "01" -> "connected";
                                    case "0A" -> "listening";
                                    default -> "closing";
                                }));
            }
        }
        return states;
    }
}
