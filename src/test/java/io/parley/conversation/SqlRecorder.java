package io.parley.conversation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Stands between the application and its database: listens, asks how it ran what it was asked, and takes guards away. */
final class SqlRecorder implements BeanPostProcessor {

    private final OfThisThread<List<Statement>> recording = new OfThisThread<>();
    private final ThreadLocal<Meanwhile> meanwhile = new ThreadLocal<>();
    private volatile UnaryOperator<String> rewriting = UnaryOperator.identity();

    /** Belongs to a thread and to those that commit for it, as nobody else has them commit meanwhile. */
    private static final class OfThisThread<T> {

        private static final Set<String> COMMITTING = Set.of("commit", "sync");

        private final ThreadLocal<T> own = new ThreadLocal<>();
        private volatile @Nullable T latest;

        void set(T value) {
            own.set(value);
            latest = value;
        }

        @Nullable
        T get() {
            return COMMITTING.contains(Thread.currentThread().getName()) ? latest : own.get();
        }

        void remove() {
            own.remove();
            latest = null;
        }
    }

    /** A statement as it was executed. */
    record Statement(String sql, Map<Integer, Object[]> setters) {}

    /** The statements that this thread executes in the meantime, or has executed. */
    List<Statement> during(Runnable work) {
        var statements = new ArrayList<Statement>();
        recording.set(statements);
        try {
            work.run();
        } finally {
            recording.remove();
        }
        return statements;
    }

    /**
     * Lets others act between the statements of this thread: the first after the first statement that begins with these
     * words, the next after the next one. Each has finished before this thread goes on.
     */
    void between(String firstStatement, List<Runnable> others, Runnable work) {
        meanwhile.set(new Meanwhile(firstStatement, new ArrayDeque<>(others)));
        try {
            work.run();
        } finally {
            meanwhile.remove();
        }
    }

    /** Asks the database something else, on all threads, while this work runs. */
    void rewriting(UnaryOperator<String> change, ThrowingCallable work) throws Throwable {
        rewriting = change;
        try {
            work.call();
        } finally {
            rewriting = UnaryOperator.identity();
        }
    }

    private record Meanwhile(String firstStatement, ArrayDeque<Runnable> others, AtomicBoolean begun) {

        Meanwhile(String firstStatement, ArrayDeque<Runnable> others) {
            this(firstStatement, others, new AtomicBoolean());
        }

        void executed(String sql) {
            if (begun.get() || sql.startsWith(firstStatement)) {
                begun.set(true);
                Optional.ofNullable(others.poll())
                        .ifPresent(act -> CompletableFuture.runAsync(act).join());
            }
        }
    }

    /** What the database says about how it runs a statement; what the statement changes is rolled back. */
    static String explainAnalyze(DataSource dataSource, Statement statement) throws Exception {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return explainAnalyze(connection, statement);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static String explainAnalyze(Connection connection, Statement statement) throws Exception {
        try (var prepared = connection.prepareStatement("explain analyze " + statement.sql())) {
            for (var setter : statement.setters().values()) {
                ((Method) setter[0]).invoke(prepared, (Object[]) setter[1]);
            }
            try (var rows = prepared.executeQuery()) {
                var plan = new StringBuilder();
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
                return plan.toString();
            }
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof DataSource dataSource ? new Recorded(dataSource) : bean;
    }

    private final class Recorded extends DelegatingDataSource {

        Recorded(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return proxy(Connection.class, connection, (proxy, method, arguments) -> {
                if (method.getName().equals("prepareStatement")) {
                    arguments[0] = rewriting.apply((String) arguments[0]);
                }
                var result = invoke(connection, method, arguments);
                return switch (method.getName()) {
                    case "prepareStatement" -> recorded((PreparedStatement) result, (String) arguments[0]);
                    case "createStatement" -> recorded((java.sql.Statement) result);
                    default -> result;
                };
            });
        }

        private java.sql.Statement recorded(java.sql.Statement statement) {
            return proxy(java.sql.Statement.class, statement, (proxy, method, arguments) -> {
                if (method.getName().startsWith("execute") && recording.get() != null) {
                    recording.get().add(new Statement((String) arguments[0], Map.of()));
                }
                return invoke(statement, method, arguments);
            });
        }

        private PreparedStatement recorded(PreparedStatement prepared, String sql) {
            var setters = new TreeMap<Integer, Object[]>();
            return proxy(PreparedStatement.class, prepared, (proxy, method, arguments) -> {
                var name = method.getName();
                if (name.startsWith("execute") && meanwhile.get() != null) {
                    var result = invoke(prepared, method, arguments);
                    meanwhile.get().executed(sql);
                    return result;
                }
                if (name.startsWith("set") && arguments.length > 1) {
                    setters.put((Integer) arguments[0], new Object[] {method, arguments});
                } else if (name.startsWith("execute") && recording.get() != null) {
                    recording.get().add(new Statement(sql, new TreeMap<>(setters)));
                }
                return invoke(prepared, method, arguments);
            });
        }

        private static <T> T proxy(Class<T> type, T target, InvocationHandler handler) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }

        private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
