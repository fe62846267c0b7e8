package io.parley.support;

/** Where every change is tested with {@code CI=true} in the environment. */
public final class Ci {

    private Ci() {}

    public static boolean isHere() {
        return "true".equals(System.getenv("CI"));
    }

    /** How often something is tried that depends on chance: more often than at a desk. */
    public static int times(int atADesk, int onCi) {
        return isHere() ? onCi : atADesk;
    }
}
