package io.parley;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Application.class);

    @Test
    void modulesTouchOnlyWhatTheyMayTouch() {
        MODULES.verify();
    }

    @Test
    void nobodyIsForgotten() {
        assertThat(MODULES.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
                .contains(
                        "realtime",
                        "uikit",
                        "account",
                        "attachment",
                        "contact",
                        "presence",
                        "conversation",
                        "shell",
                        "security",
                        "api",
                        "installation",
                        "admin",
                        "demo",
                        "search",
                        "notification");
    }
}
