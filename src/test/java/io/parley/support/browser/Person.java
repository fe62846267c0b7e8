package io.parley.support.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import io.parley.support.server.ParleyServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Somebody with a browser of his own, who does what people do and finds things by the names that people see. */
public final class Person implements AutoCloseable {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private static final Path SCREENSHOTS = Path.of(System.getProperty("parley.screenshots", "target/screenshots"));
    private static final double RECONNECTING = 60_000;
    private static final double LOOKING_AGAIN = 250;

    private final ParleyServer server;
    private final BrowserContext context;
    private final String username;
    private final Page page;

    private Person(ParleyServer server, BrowserContext context, String username, Page page) {
        this.server = server;
        this.context = context;
        this.username = username;
        this.page = page;
    }

    /** A person in front of a screen of 1280 × 800, who has not registered yet. */
    public static Person withBrowser(ParleyServer server, String username) {
        return with(new Browser.NewContextOptions().setViewportSize(1280, 800), server, username);
    }

    /** A person with a telephone of 390 × 844, who has not registered yet; its browser tells of no long press, as on an iPhone. */
    public static Person withTelephone(ParleyServer server, String username) {
        var telephone = with(
                new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true),
                server,
                username);
        telephone.page.addInitScript("Object.defineProperty(navigator, 'platform', {value: 'iPhone'})");
        return telephone;
    }

    private static Person with(Browser.NewContextOptions options, ParleyServer server, String username) {
        options.setLocale("en-GB").setTimezoneId("Europe/Berlin").setReducedMotion(ReducedMotion.REDUCE);
        var context =
                ScriptFailures.watched(Chromium.find().browser().orElseThrow().newContext(options));
        return new Person(server, context, username, context.newPage());
    }

    /** The same person, in another tab of the same browser. */
    public Person inAnotherTab() {
        return new Person(server, context, username, context.newPage());
    }

    /** The same person, in a duplicate of this tab, which begins with a copy of what this one keeps. */
    public Person inADuplicateOfThisTab() {
        var duplicate = page.waitForPopup(() -> page.evaluate("window.open(location.href)"));
        return new Person(server, context, username, duplicate);
    }

    public String username() {
        return username;
    }

    public String displayName() {
        return username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1);
    }

    public String password() {
        return "quiet " + username + " likes walnuts";
    }

    /** The tab that this person looks at. */
    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    public void open(String path) {
        page.navigate(server.at(path).toString());
    }

    /** Registers by the page for it, and ends before an empty list. */
    public void registerByHand() {
        open("/register");
        field("Email").fill(address());
        field("Username").fill(username);
        field("Display name").fill(displayName());
        field("Password").fill(password());
        press("Register");
        isInside();
    }

    private String address() {
        return username + "@example.org";
    }

    /** Registers and logs in at the doors for programs; the tab stays empty, and what it opens next it opens as this person. */
    public void register() {
        post(
                "/api/v1/accounts",
                RequestOptions.create()
                        .setData(Map.of(
                                "email", address(),
                                "username", username,
                                "display_name", displayName(),
                                "password", password())),
                201);
        post(
                "/login",
                RequestOptions.create()
                        .setHeader("Origin", server.at("").toString())
                        .setForm(FormData.create().set("username", username).set("password", password()))
                        .setMaxRedirects(0),
                302);
    }

    /** Asks with the cookies of this browser, which has those of the answer then. */
    private void post(String path, RequestOptions what, int expected) {
        var answer = context.request().post(server.at(path).toString(), what);
        if (answer.status() != expected) {
            throw new AssertionError(path + " answered " + answer.status() + " " + answer.text());
        }
    }

    public void logIn() {
        logIn(password());
    }

    /** The same for somebody whose password others have chosen. */
    public void logIn(String password) {
        open("/login");
        field("Username").fill(username);
        field("Password").fill(password);
        page.getByLabel("Remember me").check();
        press("Log in");
        isInside();
    }

    /** Waits until this person is logged in and sees it. */
    public void isInside() {
        try {
            assertThat(userMenu()).isVisible();
        } catch (AssertionError e) {
            throw new AssertionError(
                    page.url() + " shows " + page.locator("body").innerText(), e);
        }
    }

    /** Waits until nobody is logged in here any more. */
    public void isOutside() {
        assertThat(page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Log in").setExact(true)))
                .isVisible();
    }

    private Locator userMenu() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("User menu"));
    }

    /** Waits until the menu has the focus, as whoever uses the keyboard does. */
    public void opensUserMenu() {
        userMenu().click();
        assertThat(menuItem("Note to self")).isFocused();
    }

    public Locator menuItem(String name) {
        return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    public void logOut() {
        userMenu().click();
        menuItem("Log out").click();
        isOutside();
    }

    public Locator field(String name) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Finds a person by search, and opens the conversation. */
    public void findConversationWith(Person peer) {
        open("/people");
        field("Search people").fill(peer.username());
        page.getByText("@" + peer.username()).first().click();
        assertThat(thread(peer)).isVisible();
    }

    public Locator thread(Person peer) {
        return page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Messages with " + peer.displayName()));
    }

    /** Opens the conversation by its address. */
    public void openConversationWith(Person peer) {
        open("/chat/" + peer.username());
        assertThat(thread(peer)).isVisible();
    }

    public Locator composer() {
        return field("Message");
    }

    /** What the composer says is wrong with its text; it is said to screen readers once more elsewhere, for a moment. */
    public Locator problemOfComposer() {
        return page.locator(".parley-composer-field [slot=error-message]");
    }

    public void send(String text) {
        composer().fill(text);
        composer().press("Enter");
    }

    /** The row of a message, whoever wrote it. */
    public Locator message(String text) {
        return page.locator(".parley-message")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("bdi").getByText(text, new Locator.GetByTextOptions().setExact(true))));
    }

    /** The row of the message with this number. */
    public Locator row(long seq) {
        return page.locator(".parley-message[data-seq='" + seq + "']");
    }

    public void sees(String text) {
        assertThat(message(text)).hasCount(1);
        assertThat(message(text)).isVisible();
    }

    /** As {@link #sees}, with the patience that finding a lost server again takes. */
    public void eventuallySees(String text) {
        assertThat(message(text)).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(RECONNECTING));
        assertThat(message(text)).isVisible();
    }

    /** Marks the page that is loaded now, for {@link #eventuallyHasLoadedANewPage}. */
    public void marksThisPage() {
        page.evaluate("window.isMarked = true");
    }

    /** Waits until the browser has loaded its page anew by itself, and shows the messages with this person again. */
    public void eventuallyHasLoadedANewPage(Person peer) {
        page.waitForFunction(
                "() => !window.isMarked", null, new Page.WaitForFunctionOptions().setTimeout(RECONNECTING));
        assertThat(thread(peer)).isVisible();
    }

    /** Waits until the tick of an own message says so: {@code sending}, {@code sent}, {@code delivered}, {@code read}. */
    public void seesTick(String text, String status) {
        assertThat(message(text)).hasAttribute("data-status", status);
    }

    public Locator failedMessages() {
        return page.locator(".parley-message[data-status=failed]");
    }

    public Locator unansweredMessages() {
        return page.locator(".parley-message[data-status=sending]");
    }

    /** Presses the first button "Send again", if there is one by now. */
    public void sendAgainWhatFailed() {
        var again = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send again"))
                .first();
        if (again.isVisible()) {
            again.click();
        }
        page.waitForTimeout(LOOKING_AGAIN);
    }

    /** The texts of all messages on the screen, from the top. */
    public List<String> texts() {
        return page.locator(".parley-message bdi").allTextContents();
    }

    /** Keeps what the screen shows, as {@code target/screenshots/<name>.png}. */
    public void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** Keeps what the screen shows in light and dark, 1280 and 390 pixels wide; ends as it began. */
    public void screenshots(String name) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var width : List.of(390, 1280)) {
                page.setViewportSize(width, 800);
                screenshot(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width);
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** What hinders people with assistive technology on this screen, dark or light, by all the rules of axe; ends light. */
    public List<String> barriers() {
        return barriers(rule -> true);
    }

    /**
     * The same without what is minor or moderate: Vaadin's menus lie outside the landmarks of the page, and the footer of its
     * dialog is a toolbar.
     */
    public List<String> seriousBarriers() {
        return barriers(rule -> SERIOUS.contains(rule.getImpact()));
    }

    private List<String> barriers(Predicate<Rule> such) {
        return Stream.of(ColorScheme.DARK, ColorScheme.LIGHT)
                .flatMap(scheme -> {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    return new AxeBuilder(page)
                            .analyze().getViolations().stream()
                                    .filter(such)
                                    .map(rule -> scheme + " " + described(rule));
                })
                .toList();
    }

    private static String described(Rule violation) {
        var places = violation.getNodes().stream()
                .map(node -> node.getTarget() + " " + node.getFailureSummary())
                .toList();
        return violation.getId() + " (" + violation.getHelp() + "): " + places;
    }

    @Override
    public void close() {
        context.close();
    }
}
