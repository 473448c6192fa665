package dev.migrate.autoconfigure.model;

import dev.migrate.MigrateException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** The method that starts an application: static or not, public or not, with arguments or without, as Java 25 has it. */
final class MainMethod {

    private final Method method;

    private MainMethod(Method method) {
        this.method = method;
    }

    static MainMethod of(Class<?> type) {
        Method found = ReflectionUtils.findMethod(type, "main", String[].class);
        Method method = found != null ? found : ReflectionUtils.findMethod(type, "main");
        if (method == null) {
            throw new MigrateException(
                    "The class " + type.getName() + " has no method main.",
                    "Name the class that starts the application.");
        }
        return new MainMethod(method);
    }

    /** Calls the method and throws what it throws. */
    void invoke(List<String> arguments) throws Exception {
        ReflectionUtils.makeAccessible(this.method);
        Object[] values =
                this.method.getParameterCount() == 0 ? new Object[0] : new Object[] {arguments.toArray(String[]::new)};
        try {
            this.method.invoke(target(), values);
        } catch (InvocationTargetException ex) {
            Throwable cause = ex.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof Exception exception ? exception : ex;
        }
    }

    private @Nullable Object target() throws ReflectiveOperationException {
        if (Modifier.isStatic(this.method.getModifiers())) {
            return null;
        }
        Constructor<?> constructor = this.method.getDeclaringClass().getDeclaredConstructor();
        ReflectionUtils.makeAccessible(constructor);
        return constructor.newInstance();
    }
}
