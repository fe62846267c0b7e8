package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.PasswordService;
import io.parley.account.RememberedBrowser;
import io.parley.account.UserId;
import io.parley.security.RememberedBrowsers.Answer;
import io.parley.security.RememberedBrowsers.Token;
import io.parley.support.MovableTime;
import io.parley.support.People;
import io.parley.support.TestParameters;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ExtendWith(TestParameters.class)
class RememberedBrowsersTest {

    private final MovableTime clock = new MovableTime();

    private RememberedBrowsers browsers;
    private RememberMeRepository repository;
    private TransactionTemplate transaction;
    private UserId anna;

    @BeforeEach
    void annaIsRegistered(
            People people,
            @Autowired RememberMeRepository repository,
            @Autowired SecurityProperties properties,
            @Autowired TransactionTemplate transaction) {
        this.repository = repository;
        this.transaction = transaction;
        browsers = new RememberedBrowsers(repository, properties, clock);
        anna = people.registered("anna");
    }

    @Test
    void aTokenIsReplacedWhenItIsUsed() {
        var token = remember();
        var next = welcomed(token).orElseThrow();
        assertThat(next.series()).isEqualTo(token.series());
        assertThat(next.secret()).isNotEqualTo(token.secret());
        assertThat(welcomed(next)).isPresent();
    }

    @Test
    void theOldTokenIsTakenForSixtySecondsMore() {
        var token = remember();
        welcomed(token);
        clock.advance(Duration.ofSeconds(60));
        assertThat(welcomed(token)).as("no further token").isEmpty();
    }

    @Test
    void anOldTokenAfterThatIsACopyAndNoBrowserOfThePersonIsRemembered() {
        var token = remember();
        var otherBrowser = remember();
        var next = welcomed(token).orElseThrow();
        clock.advance(Duration.ofSeconds(61));
        assertThat(comeBack(token)).isInstanceOf(Answer.Stolen.class);
        assertThat(comeBack(next)).isInstanceOf(Answer.Unknown.class);
        assertThat(comeBack(otherBrowser)).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void aTokenBeforeTheLastIsACopyEvenAtOnce() {
        var token = remember();
        var next = welcomed(token).orElseThrow();
        welcomed(next);
        assertThat(comeBack(token)).isInstanceOf(Answer.Stolen.class);
    }

    @Test
    void aBrowserIsForgottenThirtyDaysAfterItsLastVisit() {
        var token = remember();
        clock.advance(Duration.ofDays(29));
        var next = welcomed(token).orElseThrow();
        clock.advance(Duration.ofDays(29));
        var last = welcomed(next).orElseThrow();
        clock.advance(Duration.ofDays(30));
        assertThat(comeBack(last)).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void whoHasComeBackByABrowserThatIsForgottenMeanwhileIsNotLetIn(@Autowired PasswordService passwords) {
        var proofs = new LogInProofs(passwords, browsers);
        var series = remember().series();
        var person = new SignedIn(passwords.member(anna).orElseThrow(), Optional.of(series));
        assertThat(proofs.hold(person)).isTrue();

        transaction.executeWithoutResult(status -> repository.deleteByAccount(anna.value()));

        assertThat(proofs.hold(person)).isFalse();
    }

    @Test
    void askingWhetherATokenIsValidDoesNotUseIt() {
        var token = remember();
        assertThat(isValid(token)).isTrue();
        assertThat(isValid(token)).isTrue();
        assertThat(isValid(new Token(token.series(), "guessed"))).isFalse();
        welcomed(token);
        assertThat(isValid(token)).isTrue();
        clock.advance(Duration.ofSeconds(61));
        assertThat(isValid(token)).isFalse();
        assertThat(comeBack(token)).as("a guess has harmed nobody until now").isInstanceOf(Answer.Stolen.class);
    }

    @Test
    void whatWasNeverGivenOutIsUnknown() {
        assertThat(comeBack(new Token("series", "secret"))).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void aPersonSeesTheBrowsersThatAreLetInTheOneUsedLastFirst(People people) {
        var phone = remember();
        clock.advance(Duration.ofDays(1));
        var desk = remember();
        clock.advance(Duration.ofDays(1));
        welcomed(phone);
        assertThat(browsers.of(anna))
                .extracting(RememberedBrowser::series)
                .containsExactly(phone.series(), desk.series());
        assertThat(browsers.of(anna).getFirst().usedAt()).isEqualTo(clock.instant());
        assertThat(browsers.of(people.registered("ben"))).isEmpty();
        clock.advance(Duration.ofDays(29));
        assertThat(browsers.of(anna)).extracting(RememberedBrowser::series).containsExactly(phone.series());
    }

    @Test
    void theKindOfABrowserIsTheOneThatItSaidLast() {
        var tablet = remember();
        assertThat(browsers.of(anna)).extracting(RememberedBrowser::name).containsExactly("Firefox · Linux");
        transaction.executeWithoutResult(status -> browsers.comeBack(tablet, "Edge · Windows"));
        assertThat(browsers.of(anna)).extracting(RememberedBrowser::name).containsExactly("Edge · Windows");
    }

    @Test
    void aBrowserIsForgottenByItsOwnerAlone(People people) {
        var phone = remember();
        var desk = remember();
        var ben = people.registered("ben");
        transaction.executeWithoutResult(status -> browsers.forget(ben, phone.series()));
        assertThat(isValid(phone)).isTrue();
        transaction.executeWithoutResult(status -> browsers.forget(anna, phone.series()));
        assertThat(comeBack(phone)).isInstanceOf(Answer.Unknown.class);
        assertThat(welcomed(desk)).isPresent();
    }

    @Test
    void allBrowsersButOneCanBeForgotten() {
        var kept = remember();
        var other = remember();
        transaction.executeWithoutResult(status -> browsers.forgetOthers(anna, Optional.of(kept.series())));
        assertThat(comeBack(other)).isInstanceOf(Answer.Unknown.class);
        assertThat(welcomed(kept)).isPresent();
    }

    private Token remember() {
        return transaction.execute(status -> browsers.remember(anna, "Firefox · Linux"));
    }

    private boolean isValid(Token token) {
        return Boolean.TRUE.equals(transaction.execute(status -> browsers.isValid(token)));
    }

    private Answer comeBack(Token token) {
        return transaction.execute(status -> browsers.comeBack(token, "Firefox · Linux"));
    }

    private Optional<Token> welcomed(Token token) {
        var answer = comeBack(token);
        assertThat(answer).isInstanceOf(Answer.Welcome.class);
        var welcome = (Answer.Welcome) answer;
        assertThat(welcome.user()).isEqualTo(anna);
        return welcome.next();
    }
}
