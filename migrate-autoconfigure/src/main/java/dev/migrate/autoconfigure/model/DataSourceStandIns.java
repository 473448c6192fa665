package dev.migrate.autoconfigure.model;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.Factory;
import org.springframework.cglib.proxy.MethodInterceptor;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ReflectionUtils;

/**
 * Puts something in the place of each data source that knows nothing and opens nothing, so that neither a URL nor a server is
 * needed. It has the type of the bean, as others may ask for a pool by its class.
 */
final class DataSourceStandIns implements InstantiationAwareBeanPostProcessor {

    private final SpringObjenesis objenesis = new SpringObjenesis();

    @Override
    public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
        if (!DataSource.class.isAssignableFrom(beanClass) || Modifier.isFinal(beanClass.getModifiers())) {
            return null;
        }
        return beanClass.isInterface() ? proxy(beanClass) : subclass(beanClass);
    }

    private static Object proxy(Class<?> type) {
        InvocationHandler answers = (proxy, method, arguments) -> answer(proxy, method, arguments);
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers);
    }

    private Object subclass(Class<?> type) {
        Enhancer enhancer = new Enhancer();
        enhancer.setSuperclass(type);
        enhancer.setUseCache(false);
        enhancer.setCallbackType(MethodInterceptor.class);
        MethodInterceptor answers = (proxy, method, arguments, original) -> answer(proxy, method, arguments);
        Class<?> made = enhancer.createClass();
        Factory standIn = (Factory) this.objenesis.newInstance(made, false);
        standIn.setCallback(0, answers);
        return standIn;
    }

    private static @Nullable Object answer(Object proxy, Method method, Object @Nullable [] arguments) {
        if (method.getName().equals("getConnection")) {
            throw new IllegalStateException(
                    "a bean asked for a connection, but the entities are read without the database");
        }
        if (ReflectionUtils.isEqualsMethod(method)) {
            return arguments != null && proxy == arguments[0];
        }
        if (ReflectionUtils.isHashCodeMethod(method)) {
            return System.identityHashCode(proxy);
        }
        if (ReflectionUtils.isToStringMethod(method)) {
            return "data source without a database";
        }
        return nothing(method.getReturnType());
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == int.class ? Integer.valueOf(0) : null;
    }
}
