package dev.migrate.operation;

import dev.migrate.schema.Function;
import dev.migrate.schema.Policy;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Trigger;
import dev.migrate.schema.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recording methods for schemas, extensions, views, functions, triggers, policies and privileges. */
abstract class ObjectOperations extends TypeOperations {

    ObjectOperations(Recorder recorder, @Nullable String schema) {
        super(recorder, schema);
    }

    /** Creates a schema. */
    public SchemaCreation createSchema(String name) {
        return new SchemaCreation(recorder(), new CreateSchema(name, false));
    }

    /** Drops a schema, which must be empty unless {@code .cascade()} follows. */
    public ObjectDrop dropSchema(String name) {
        return drop(ObjectKind.SCHEMA, new QualifiedName(null, name), new CreateSchema(name, false));
    }

    /** Renames a schema. */
    public void renameSchema(String name, String newName) {
        recorder().add(new RenameObject(ObjectKind.SCHEMA, new QualifiedName(null, name), newName));
    }

    /** Installs an extension. */
    public ExtensionCreation createExtension(String name) {
        return new ExtensionCreation(recorder(), new CreateExtension(name, false, null, null, false));
    }

    /** Removes an extension. Its reversal installs the default version, unless {@code .version("1.8")} follows. */
    public ExtensionDrop dropExtension(String name) {
        return new ExtensionDrop(recorder(), new CreateExtension(name, false, null, null, false));
    }

    /** Creates a view. The query is trusted SQL. */
    public ViewCreation createView(String name, String query) {
        return new ViewCreation(recorder(), new CreateView(view(name, query, false), false, null));
    }

    /** Drops a view; it cannot be reversed. */
    public ObjectDrop dropView(String name) {
        return drop(ObjectKind.VIEW, name, null);
    }

    /** Drops a view and says what its query was, so that the drop can be reversed. */
    public KnownViewDrop dropView(String name, String query) {
        return new KnownViewDrop(recorder(), ObjectKind.VIEW, view(name, query, false));
    }

    /** Renames a view. */
    public void renameView(String name, String newName) {
        rename(ObjectKind.VIEW, name, newName);
    }

    /** Creates a materialized view and fills it. The query is trusted SQL. */
    public ViewCreation createMaterializedView(String name, String query) {
        return new ViewCreation(recorder(), new CreateView(view(name, query, true), false, null));
    }

    /** Drops a materialized view; it cannot be reversed. */
    public ObjectDrop dropMaterializedView(String name) {
        return drop(ObjectKind.MATERIALIZED_VIEW, name, null);
    }

    /** Drops a materialized view and says what its query was, so that the drop can be reversed. */
    public KnownViewDrop dropMaterializedView(String name, String query) {
        return new KnownViewDrop(recorder(), ObjectKind.MATERIALIZED_VIEW, view(name, query, true));
    }

    /** Renames a materialized view. */
    public void renameMaterializedView(String name, String newName) {
        rename(ObjectKind.MATERIALIZED_VIEW, name, newName);
    }

    /** Fills a materialized view anew. */
    public void refreshMaterializedView(String name) {
        recorder().add(new RefreshView(qualified(name), false));
    }

    /** Fills a materialized view anew while it can be read; it needs a unique index. */
    public void refreshMaterializedViewConcurrently(String name) {
        recorder().add(new RefreshView(qualified(name), true));
    }

    /**
     * Creates a function: {@code createFunction("next", "a integer", "returns integer language sql return a + 1")}. The
     * arguments and the definition are trusted SQL.
     */
    public FunctionCreation createFunction(String name, String arguments, String definition) {
        Function function = new Function(qualified(name), arguments, definition, false);
        return new FunctionCreation(recorder(), new CreateFunction(function, false, null));
    }

    /** Drops a function; it cannot be reversed. The types of the arguments are trusted SQL. */
    public FunctionDrop dropFunction(String name, String arguments) {
        DropFunction drop = new DropFunction(qualified(name), arguments, false, false, false, null);
        return new FunctionDrop(recorder(), drop);
    }

    /** Drops a function and says how it was defined, so that the drop can be reversed. */
    public FunctionDrop dropFunction(String name, String arguments, String definition) {
        Function was = new Function(qualified(name), arguments, definition, false);
        DropFunction drop = new DropFunction(qualified(name), arguments, false, false, false, was);
        return new FunctionDrop(recorder(), drop);
    }

    /** Creates a procedure. The arguments and the definition are trusted SQL. */
    public FunctionCreation createProcedure(String name, String arguments, String definition) {
        Function procedure = new Function(qualified(name), arguments, definition, true);
        return new FunctionCreation(recorder(), new CreateFunction(procedure, false, null));
    }

    /** Drops a procedure; it cannot be reversed. The types of the arguments are trusted SQL. */
    public FunctionDrop dropProcedure(String name, String arguments) {
        DropFunction drop = new DropFunction(qualified(name), arguments, true, false, false, null);
        return new FunctionDrop(recorder(), drop);
    }

    /** Drops a procedure and says how it was defined, so that the drop can be reversed. */
    public FunctionDrop dropProcedure(String name, String arguments, String definition) {
        Function was = new Function(qualified(name), arguments, definition, true);
        DropFunction drop = new DropFunction(qualified(name), arguments, true, false, false, was);
        return new FunctionDrop(recorder(), drop);
    }

    /**
     * Creates a trigger: {@code createTrigger("touch", "users", "before update", "for each row execute function
     * touch()")}. The last two texts are trusted SQL.
     */
    public TriggerCreation createTrigger(String name, String table, String event, String action) {
        Trigger trigger = new Trigger(name, qualified(table), event, action);
        return new TriggerCreation(recorder(), new CreateTrigger(trigger, false, null));
    }

    /** Drops a trigger; it cannot be reversed. */
    public TriggerDrop dropTrigger(String name, String table) {
        return new TriggerDrop(recorder(), new DropTrigger(qualified(table), name, false, false, null));
    }

    /** Drops a trigger and says what it was, so that the drop can be reversed. */
    public TriggerDrop dropTrigger(String name, String table, String event, String action) {
        Trigger was = new Trigger(name, qualified(table), event, action);
        return new TriggerDrop(recorder(), new DropTrigger(qualified(table), name, false, false, was));
    }

    /** Creates a policy: {@code createPolicy("own", "notes", "using (owner = current_user)")}. It is trusted SQL. */
    public void createPolicy(String name, String table, String definition) {
        recorder().add(new CreatePolicy(new Policy(name, qualified(table), definition)));
    }

    /** Drops a policy; it cannot be reversed. */
    public PolicyDrop dropPolicy(String name, String table) {
        return new PolicyDrop(recorder(), new DropPolicy(qualified(table), name, false, null));
    }

    /** Drops a policy and says what it was, so that the drop can be reversed. */
    public PolicyDrop dropPolicy(String name, String table, String definition) {
        Policy was = new Policy(name, qualified(table), definition);
        return new PolicyDrop(recorder(), new DropPolicy(qualified(table), name, false, was));
    }

    /** Switches row-level security of a table. */
    public void rowSecurity(String table, RowSecurity mode) {
        recorder().add(new SetRowSecurity(qualified(table), mode));
    }

    /** Gives a role privileges on a table: {@code grant("app", "users", "select", "update (email)")}. */
    public PrivilegeGrant grant(String role, String table, String... privileges) {
        return grant(role, ObjectKind.TABLE, table, privileges);
    }

    /** Gives a role privileges. These are trusted SQL. */
    public PrivilegeGrant grant(String role, ObjectKind kind, String name, String... privileges) {
        Grant grant = new Grant(List.of(privileges), kind, target(kind, name), List.of(role), false);
        return new PrivilegeGrant(recorder(), grant);
    }

    /** Takes privileges on a table away from a role. */
    public PrivilegeRevocation revoke(String role, String table, String... privileges) {
        return revoke(role, ObjectKind.TABLE, table, privileges);
    }

    /** Takes privileges away from a role. These are trusted SQL. */
    public PrivilegeRevocation revoke(String role, ObjectKind kind, String name, String... privileges) {
        Revoke revoke = new Revoke(List.of(privileges), kind, target(kind, name), List.of(role), false);
        return new PrivilegeRevocation(recorder(), revoke);
    }

    private QualifiedName target(ObjectKind kind, String name) {
        return kind == ObjectKind.SCHEMA ? new QualifiedName(null, name) : qualified(name);
    }

    private View view(String name, String query, boolean materialized) {
        return new View(qualified(name), List.of(), query, materialized, true);
    }
}
