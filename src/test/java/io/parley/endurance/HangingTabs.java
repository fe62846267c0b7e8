package io.parley.endurance;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.concurrent.locks.LockSupport;

/** Added to Parley it lets a tab that says {@value #HANG} have a handler that never returns and holds the lock of its session. */
final class HangingTabs implements VaadinServiceInitListener {

    static final String HANG = "hang";

    private static final String HANGS = "This tab hangs.";

    /** How many hang, by what Parley has printed. */
    static int in(String output) {
        return output.split(HANGS, -1).length - 1;
    }

    @Override
    public void serviceInit(ServiceInitEvent starting) {
        starting.getSource()
                .addUIInitListener(opened -> opened.getUI().getElement().addEventListener(HANG, event -> hang()));
    }

    private static void hang() {
        System.out.println(HANGS);
        while (true) {
            LockSupport.park();
        }
    }
}
