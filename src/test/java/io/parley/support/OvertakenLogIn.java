package io.parley.support;

import io.parley.account.LoggedIn;
import io.parley.account.Password;
import io.parley.account.PasswordService;
import java.util.function.Supplier;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** A log-in whose password is changed after it was found to be right and before anything is given for it. */
public final class OvertakenLogIn {

    private OvertakenLogIn() {}

    /**
     * Runs log-ins that are overtaken.
     *
     * @param password of everybody who logs in
     * @return what came of it
     */
    public static <T> T of(ConfigurableApplicationContext context, String password, Supplier<T> logIn) {
        var passwords = context.getBean(PasswordService.class);
        var change = new ApplicationListener<PayloadApplicationEvent<LoggedIn>>() {
            @Override
            public void onApplicationEvent(PayloadApplicationEvent<LoggedIn> event) {
                passwords.changePassword(
                        event.getPayload().userId(), password, new Password("quiet lamps cross the river"));
            }
        };
        context.addApplicationListener(change);
        try {
            return logIn.get();
        } finally {
            context.removeApplicationListener(change);
        }
    }
}
