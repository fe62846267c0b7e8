package io.parley.benchmark;

/** Looks into a frame without parsing it, which costs both sides of a benchmark little and the same. */
record Frame(String text) {

    boolean is(String type) {
        return text.startsWith("{\"type\":\"" + type + "\"");
    }

    /** The value of a name that occurs once, without escapes; empty if it does not. */
    String word(String name) {
        var at = text.indexOf("\"" + name + "\":");
        if (at < 0) {
            return "";
        }
        var from = at + name.length() + 3;
        if (text.charAt(from) == '"') {
            return text.substring(from + 1, text.indexOf('"', from + 1));
        }
        var to = from;
        while (Character.isDigit(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    long number(String name) {
        return Long.parseLong(word(name));
    }
}
