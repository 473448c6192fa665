package db.revisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

/**
 * name users after their email: ada.lovelace@example.com becomes Ada Lovelace where no name is known.
 *
 * <p>The way back forgets exactly the names that could have been made here, and keeps those that somebody typed.
 */
@Revision(
        id = "5e3a7c9d1b24",
        revises = "2b9d4e6f8a10",
        created = "2024-01-17T15:33:20Z",
        message = "name users after their email")
class R_5e3a7c9d1b24_NameUsersAfterTheirEmail implements Migration {

    private static final String NAME_FROM_EMAIL =
            "left(initcap(translate(split_part(email, '@', 1), '._-+', '    ')), 120)";

    @Override
    public void upgrade(Operations op) {
        op.run("lower all emails and fill display_name", jdbc -> {
            jdbc.sql("update users set email = lower(email) where email <> lower(email)")
                    .update();
            jdbc.sql("update users set display_name = " + NAME_FROM_EMAIL + " where display_name is null")
                    .update();
        });
        op.execute("alter table users validate constraint users_email_check");
        op.alterColumn("users", "display_name").notNull();
    }

    @Override
    public void downgrade(Operations op) {
        op.alterColumn("users", "display_name").nullable();
        op.run(
                "forget the names made from emails",
                jdbc -> jdbc.sql("update users set display_name = null where display_name = " + NAME_FROM_EMAIL)
                        .update());
    }
}
