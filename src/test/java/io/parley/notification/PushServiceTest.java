package io.parley.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.account.BrowsersEnded;
import io.parley.account.PasswordChanged;
import io.parley.account.UserId;
import io.parley.support.People;
import io.parley.support.TestParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest
@ExtendWith(TestParameters.class)
class PushServiceTest {

    @Autowired
    private PushService push;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private JdbcTemplate jdbc;

    private UserId anna;
    private UserId ben;

    @BeforeEach
    void twoPeople(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
    }

    static PushSubscription browser(String address) {
        var point = new byte[65];
        point[0] = 4;
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return new PushSubscription(
                PushEndpoint.of(address),
                base64.encodeToString(point),
                base64.encodeToString(new byte[16]),
                false,
                Locale.JAPANESE);
    }

    @Test
    void theKeyIsMadeOnceHoweverManyAskForIt() throws InterruptedException, ExecutionException {
        var together = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<String>>();
            for (var i = 0; i < 8; i++) {
                asked.add(threads.submit(() -> {
                    together.await();
                    return push.publicKey();
                }));
            }
            together.countDown();
            var first = push.publicKey();
            for (var one : asked) {
                assertThat(one.get()).isEqualTo(first);
            }
            assertThat(Base64.getUrlDecoder().decode(first)).hasSize(65).startsWith(4);
        }
        assertThat(jdbc.queryForObject("select count(*) from push_key", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void theKeyIsMadeWhenParleyStartsAndKeptWhenItStartsAgain() {
        start();
        var made = publicKeys();
        start();
        assertThat(publicKeys()).hasSize(1).isEqualTo(made);
    }

    private void start() {
        events.publishEvent(
                new ApplicationReadyEvent(new SpringApplication(), new String[0], application, Duration.ZERO));
    }

    private List<String> publicKeys() {
        return jdbc.queryForList("select public_key from push_key", String.class);
    }

    @Test
    void aBrowserIsKnownUntilItIsGivenUp() {
        var laptop = browser("https://push.example.org/laptop");
        push.subscribe(anna, laptop);
        assertThat(push.find(anna, laptop.endpoint())).contains(laptop);
        push.showText(anna, laptop.endpoint(), true);
        assertThat(push.find(anna, laptop.endpoint())).contains(laptop.withText(true));
        push.unsubscribe(anna, laptop.endpoint());
        assertThat(push.find(anna, laptop.endpoint())).isEmpty();
    }

    @Test
    void nobodyTouchesTheBrowserOfAnother() {
        var laptop = browser("https://push.example.org/laptop");
        push.subscribe(anna, laptop);
        assertThat(push.find(ben, laptop.endpoint())).isEmpty();
        push.showText(ben, laptop.endpoint(), true);
        push.unsubscribe(ben, laptop.endpoint());
        assertThat(push.find(anna, laptop.endpoint())).contains(laptop);
    }

    @Test
    void whoeverSitsBeforeTheBrowserNowIsTheOneWhoIsTold() {
        var laptop = browser("https://push.example.org/laptop");
        push.subscribe(anna, laptop);
        push.subscribe(ben, laptop);
        assertThat(push.find(anna, laptop.endpoint())).isEmpty();
        assertThat(push.find(ben, laptop.endpoint())).contains(laptop);
    }

    @Test
    void theOldestBrowserMakesRoom() {
        var browsers = IntStream.rangeClosed(0, PushService.MOST_PER_PERSON)
                .mapToObj(number -> browser("https://push.example.org/" + number))
                .toList();
        browsers.forEach(one -> push.subscribe(anna, one));
        assertThat(browsers)
                .filteredOn(one -> push.find(anna, one.endpoint()).isEmpty())
                .containsExactly(browsers.getFirst());
    }

    @Test
    void aNewPasswordEndsItEverywhere() {
        var laptop = browser("https://push.example.org/laptop");
        var bens = browser("https://push.example.org/ben");
        push.subscribe(anna, laptop);
        push.subscribe(ben, bens);
        events.publishEvent(new PasswordChanged(anna));
        assertThat(push.find(anna, laptop.endpoint())).isEmpty();
        assertThat(push.find(ben, bens.endpoint())).isPresent();
    }

    @Test
    void endingOtherBrowsersEndsItInAll() {
        var laptop = browser("https://push.example.org/laptop");
        push.subscribe(anna, laptop);
        events.publishEvent(new BrowsersEnded(anna));
        assertThat(push.find(anna, laptop.endpoint())).isEmpty();
    }

    @Test
    void whatIsNearIsRefused() {
        assertThatExceptionOfType(UnusableEndpointException.class)
                .isThrownBy(() -> push.subscribe(anna, browser("https://127.0.0.1/1")));
        assertThatExceptionOfType(UnusableEndpointException.class)
                .isThrownBy(() -> push.subscribe(anna, browser("http://push.example.org/1")));
    }
}
