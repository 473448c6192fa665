package dev.migrate.script;

import dev.migrate.operation.NamingConvention;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads a Java revision: loads the class, without running any of its code, and judges it. */
final class JavaScriptReader {

    private final ScriptResource.Java resource;
    private final NamingConvention naming;
    private final Place place;

    private JavaScriptReader(ScriptResource.Java resource, NamingConvention naming) {
        this.resource = resource;
        this.naming = naming;
        this.place = new Place(resource.location(), 0);
    }

    static Script read(ScriptResource.Java resource, NamingConvention naming) {
        return new JavaScriptReader(resource, naming).read();
    }

    private Script read() {
        Class<?> type = load();
        Revision annotation = type.getAnnotation(Revision.class);
        if (annotation == null) {
            throw this.place.error(
                    "The class has no annotation @Revision.",
                    "Add it, or rename the class so that it does not begin with R_.");
        }
        requireMigration(type);
        String id = annotation.id();
        Identifiers.requireId(this.place, id);
        String name = type.getSimpleName();
        if (!name.equals("R_" + id) && !name.startsWith("R_" + id + "_")) {
            throw this.place.error(
                    "The annotation says id = \"" + id + "\", but the class is named " + name + ".",
                    "Rename the class so that it begins with R_" + id + "_, or correct the id.");
        }
        dev.migrate.graph.Revision revision = revision(annotation, name);
        return new Script(
                revision,
                ScriptType.JAVA,
                this.resource.name(),
                this.resource.location(),
                this.place,
                description(revision, annotation),
                new JavaBody(this.place, type.asSubclass(Migration.class), annotation.transactional(), this.naming),
                null);
    }

    /** Javadoc does not come with the class, so what an SQL revision has as its comment is made anew. */
    private static String description(dev.migrate.graph.Revision revision, Revision annotation) {
        String parents = revision.parents().isEmpty() ? "<base>" : String.join(", ", revision.parents());
        return (revision.message() + "\n\nRevision ID: " + revision.id() + "\nRevises: " + parents
                        + (annotation.created().isEmpty() ? "" : "\nCreate Date: " + annotation.created()))
                .strip();
    }

    private Class<?> load() {
        try {
            return Class.forName(this.resource.className(), false, this.resource.classLoader());
        } catch (ClassNotFoundException | LinkageError ex) {
            throw this.place.error(
                    "The class " + this.resource.className() + " cannot be loaded: " + ex + ".",
                    "Check that what it uses is on the class path, and that its folder is that of its package.",
                    ex);
        }
    }

    private void requireMigration(Class<?> type) {
        if (!Migration.class.isAssignableFrom(type)) {
            throw this.place.error(
                    "The class does not implement " + Migration.class.getName() + ".", "Let it implement Migration.");
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw this.place.error(
                    "The class is abstract, so no object can be made of it.",
                    "Take the word abstract away, or rename the class so that it does not begin with R_.");
        }
        if (Arrays.stream(type.getDeclaredConstructors()).noneMatch(it -> it.getParameterCount() == 0)) {
            throw this.place.error(
                    "The class has no constructor without parameters.",
                    "Add one. Revisions are no Spring beans: what they need, they find in op.run(...).");
        }
    }

    private dev.migrate.graph.Revision revision(Revision annotation, String name) {
        List<String> parents = List.of(annotation.revises());
        List<String> labels = List.of(annotation.branchLabels());
        List<String> dependencies = List.of(annotation.dependsOn());
        parents.forEach(parent -> Identifiers.requireParent(this.place, parent));
        labels.forEach(label -> Identifiers.requireLabel(this.place, label));
        dependencies.forEach(dependency -> Identifiers.requireDependency(this.place, dependency));
        Identifiers.requireDistinct(this.place, "revises", parents);
        Identifiers.requireDistinct(this.place, "branchLabels", labels);
        Identifiers.requireDistinct(this.place, "dependsOn", dependencies);
        String rest = name.substring(("R_" + annotation.id()).length());
        return new dev.migrate.graph.Revision(
                annotation.id(),
                parents,
                new LinkedHashSet<>(labels),
                dependencies,
                annotation.message().isEmpty() ? Messages.fromClassName(rest) : annotation.message(),
                CreateDate.parse(this.place, annotation.created()));
    }
}
