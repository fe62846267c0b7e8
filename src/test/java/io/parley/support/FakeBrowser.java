package io.parley.support;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.TestingLifecycleHook;
import com.github.mvysny.kaributesting.v10.TestingLifecycleHookKt;
import com.github.mvysny.kaributesting.v10.mock.MockedUI;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.server.VaadinSession;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The test library behind a {@link Screen}; all of it is used on the screen's own thread alone. */
final class FakeBrowser {

    private static final ThreadLocal<FakeBrowser> HERE = new ThreadLocal<>();

    static {
        MockVaadin.setMockRequestFactory(session -> {
            var request = new FakeRequest(session) {
                @Override
                public Principal getUserPrincipal() {
                    return SecurityContextHolder.getContext().getAuthentication() instanceof Authentication visitor
                                    && !(visitor instanceof AnonymousAuthenticationToken)
                            ? visitor
                            : null;
                }
            };
            request.setUserInRole((principal, role) -> principal instanceof Authentication visitor
                    && AuthorityUtils.authorityListToSet(visitor.getAuthorities())
                            .contains("ROLE_" + role));
            return request;
        });
        TestingLifecycleHookKt.setTestingLifecycleHook(new KeepingCalls(TestingLifecycleHook.getDefault()));
    }

    private final ApplicationContext application;
    private final Consumer<UI> firstAct;
    private final Visitor visitor;
    private final List<PendingJavaScriptInvocation> calls = new ArrayList<>();

    /**
     * @param firstAct what a new page does first, instead of going to the root view
     * @param visitor who is logged in, or null for nobody
     */
    FakeBrowser(ApplicationContext application, Consumer<UI> firstAct, Visitor visitor) {
        this.application = application;
        this.firstAct = firstAct;
        this.visitor = visitor;
    }

    boolean runsHere() {
        return HERE.get() == this;
    }

    <T> T within(Supplier<T> act) {
        HERE.set(this);
        try {
            roundTrip();
            var result = act.get();
            roundTrip();
            return result;
        } finally {
            HERE.remove();
        }
    }

    private static void roundTrip() {
        if (UI.getCurrent() != null) {
            MockVaadin.clientRoundtrip(false);
        }
    }

    void open() {
        SecurityContextHolder.setContext(securityContext());
        MockVaadin.setup(this::newPage, new MockSpringServlet(Routes.all(), application, this::newPage));
        ((Page) UI.getCurrent()).begin();
    }

    /** Called for the first page and for every reload. */
    private UI newPage() {
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, securityContext());
        calls.clear();
        return new Page(firstAct);
    }

    private SecurityContext securityContext() {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                visitor != null
                        ? visitor.authentication()
                        : new AnonymousAuthenticationToken(
                                "anonymous", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        return context;
    }

    void close() {
        if (UI.getCurrent() != null) {
            UI.getCurrent().close();
            MockVaadin.INSTANCE.closeCurrentUI(true);
        }
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    List<String> calls() {
        return calls.stream().map(call -> call.getInvocation().getExpression()).toList();
    }

    List<Object> parameters(String expressionPart) {
        return calls.stream()
                .filter(call -> call.getInvocation().getExpression().contains(expressionPart))
                .flatMap(call -> call.getInvocation().getParameters().stream())
                .toList();
    }

    void answer(String expressionPart, JsonNode result) {
        taken(expressionPart).forEach(call -> call.complete(result));
    }

    void fail(String expressionPart) {
        taken(expressionPart).forEach(call -> call.completeExceptionally(StringNode.valueOf("refused")));
    }

    private List<PendingJavaScriptInvocation> taken(String expressionPart) {
        var answered = calls.stream()
                .filter(call -> call.getInvocation().getExpression().contains(expressionPart))
                .toList();
        if (answered.isEmpty()) {
            throw new AssertionError("No call of " + expressionPart + " waits, but " + calls());
        }
        calls.removeAll(answered);
        return answered;
    }

    /** The test library goes to the root view first, where there is one; this does what it was told instead. */
    private static final class Page extends MockedUI {

        private final Consumer<UI> firstAct;
        private boolean begun;

        Page(Consumer<UI> firstAct) {
            this.firstAct = firstAct;
        }

        void begin() {
            if (!begun) {
                begun = true;
                firstAct.accept(this);
            }
        }

        @Override
        public void navigate(String location) {
            if (begun) {
                super.navigate(location);
            } else {
                begin();
            }
        }
    }

    /** Keeps the JavaScript that goes to the browser, so that a test can answer it. */
    private record KeepingCalls(TestingLifecycleHook standard) implements TestingLifecycleHook {

        @Override
        public void handlePendingJavascriptInvocations(List<? extends PendingJavaScriptInvocation> invocations) {
            if (HERE.get() != null) {
                HERE.get().calls.addAll(invocations);
            }
        }

        @Override
        public void awaitBeforeLookup() {
            standard.awaitBeforeLookup();
        }

        @Override
        public void awaitAfterLookup() {
            standard.awaitAfterLookup();
        }

        @Override
        public List<Component> getAllChildren(Component component) {
            return standard.getAllChildren(component);
        }

        @Override
        public String getLabel(Component component) {
            return standard.getLabel(component);
        }
    }
}
