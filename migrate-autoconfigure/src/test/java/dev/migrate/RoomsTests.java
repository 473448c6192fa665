package dev.migrate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms of the code base as a table: each room, the rooms that it may use, the libraries that it may use. */
class RoomsTests {

    private static final String BASE = "dev.migrate";

    private static final String[] EVERYONE = {"", "java..", "org.jspecify..", "org.slf4j.."};

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(BASE);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # room         | rooms it may use                            | libraries it may use
            graph          |                                             |
            schema         |                                             |
            operation      | schema                                      | org.springframework.jdbc.core.simple..
            script         | graph operation                             |
            postgres       | graph schema operation                      | javax.sql.. org.postgresql.. org.springframework.jdbc.. org.springframework.dao..
            lint           | schema operation script                     |
            engine         | graph operation script postgres lint        | javax.sql..
            hibernate      | schema                                      | org.hibernate.. jakarta..
            autogenerate   | graph schema operation script               |
            cli            | graph schema operation script postgres lint engine hibernate autogenerate | picocli.. javax.sql.. org.springframework.boot.json..
            actuate        | graph engine                                | org.springframework.. io.micrometer..
            autoconfigure  | graph schema operation script postgres lint engine hibernate autogenerate cli actuate | javax.sql.. org.springframework.. org.postgresql.. io.r2dbc.. org.testcontainers..
            """)
    void usesOnlyWhatTheTableSays(String room, @Nullable String rooms, @Nullable String libraries) {
        String[] allowed = Stream.of(
                        Arrays.stream(EVERYONE),
                        words(rooms).map(RoomsTests::room),
                        words(libraries),
                        Stream.of(room(room)))
                .flatMap(s -> s)
                .map(name -> name.isEmpty() ? BASE : name)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(room(room))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .because(
                        "the table in RoomsTests says so; move the code to the room that its work belongs to, or change"
                                + " the table and say why in docs/decisions")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** {@code java..} above is everyone's; JDBC is not. */
    @Test
    void onlyThePostgresRoomSpeaksJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackages(room("postgres"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .because("statements leave through the gate in room postgres; ask it for what you need")
                .check(CLASSES);
    }

    @Test
    void hasNoCycles() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static String room(String name) {
        return BASE + "." + name + "..";
    }

    private static Stream<String> words(@Nullable String cell) {
        return cell == null ? Stream.empty() : Arrays.stream(cell.split("\\s+"));
    }
}
