package io.parley.conversation;

/**
 * Tells who writes on this thread: a program may go on faster than a person ({@code
 * parley.conversation.program-sends-per-second}). Whoever lets programs in calls {@link #enter} before he does what they ask
 * for, and {@link #leave} after it.
 */
public final class ProgramPace {

    private static final ThreadLocal<Boolean> PROGRAM = ThreadLocal.withInitial(() -> false);

    private ProgramPace() {}

    /** From now on a program writes on this thread. */
    public static void enter() {
        PROGRAM.set(true);
    }

    /** From now on a person writes on this thread, as before {@link #enter}. */
    public static void leave() {
        PROGRAM.remove();
    }

    /** Whether a program writes on this thread. */
    public static boolean isEntered() {
        return PROGRAM.get();
    }
}
